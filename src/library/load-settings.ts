import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'
import {invalidSettings} from '#src/postmortem/rules/invalid-settings.ts'
import {readSettings, type SettingsReading} from '#src/postmortem/rules/read-settings.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import type {ContentFolder} from './content-folder.ts'
import {isGone} from './publish/compare-files.ts'

/** The file that says how a library's documents are judged, at the top of its content folder. */
export const settingsFile = 'hindsight.yaml'

/** Names that people and editors give that file by mistake; nothing in them is read, which is said. */
const misnamed: readonly string[] = ['hindsight.yml', 'hindsight.yaml.txt', 'hindsight.json', 'hindsight.toml']

/** Whether a change of a file of this name changes the configuration, or what is to be said of it. */
export function isAboutSettings(file: string): boolean {
  return file === settingsFile || misnamed.includes(file)
}

/** A configuration, and what is wrong with its file. */
export type LoadedSettings = SettingsReading

/** Reads the configuration of a content folder; where there is none, the defaults. Never rejects: a file that cannot be read is reported. */
export async function loadSettings(folder: SettingsFolder): Promise<LoadedSettings> {
  const [{settings, diagnostics}, strays] = await Promise.all([loadFile(folder), findMisnamed(folder)])
  return {settings, diagnostics: [...strays, ...diagnostics]}
}

type SettingsFolder = Pick<ContentFolder, 'read' | 'readHead'>

async function findMisnamed(folder: SettingsFolder): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(
    misnamed.map(async (name): Promise<readonly Diagnostic[]> => {
      try {
        await folder.readHead(name, 1)
      } catch (error) {
        // Whatever else stands in the way of reading it, it is there.
        if (isGone(error)) return []
      }
      const message = `Unexpected file “${name}”, expected the configuration in “${settingsFile}”: nothing in it is read`
      return [report({...invalidSettings, level: 'warning'}, undefined, message)]
    }),
  )
  return found.flat()
}

async function loadFile(folder: SettingsFolder): Promise<SettingsReading> {
  let bytes: Uint8Array
  try {
    bytes = await folder.read(settingsFile, 64 * 1024)
  } catch (error) {
    return isGone(error) ? {settings: defaultSettings, diagnostics: []} : refuse(error instanceof Error ? error.message : String(error))
  }
  const decoded = decodeText(bytes)
  return 'problem' in decoded ? refuse(decoded.problem.message) : readSettings(decoded.text)
}

function refuse(reason: string): SettingsReading {
  return {settings: defaultSettings, diagnostics: [report(invalidSettings, undefined, `${reason}; the defaults are in force`)]}
}
