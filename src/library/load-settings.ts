import {decodeText} from '#src/postmortem/document/decode-text.ts'
import {invalidSettings} from '#src/postmortem/rules/invalid-settings.ts'
import {readSettings, type SettingsReading} from '#src/postmortem/rules/read-settings.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import type {ContentFolder} from './content-folder.ts'

/** The file that says how a library's documents are judged, at the top of its content folder. */
export const settingsFile = 'hindsight.yaml'

/** A configuration, and what is wrong with its file. */
export type LoadedSettings = SettingsReading

/** Reads the configuration of a content folder; where there is none, the defaults. Never rejects: a file that cannot be read is reported. */
export async function loadSettings(folder: Pick<ContentFolder, 'read'>): Promise<LoadedSettings> {
  let bytes: Uint8Array
  try {
    bytes = await folder.read(settingsFile, 64 * 1024)
  } catch (error) {
    const isGone = error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ENOENT'
    return isGone ? {settings: defaultSettings, diagnostics: []} : refuse(error instanceof Error ? error.message : String(error))
  }
  const decoded = decodeText(bytes)
  return 'problem' in decoded ? refuse(decoded.problem.message) : readSettings(decoded.text)
}

function refuse(reason: string): SettingsReading {
  return {settings: defaultSettings, diagnostics: [report(invalidSettings, undefined, `${reason}; the defaults are in force`)]}
}
