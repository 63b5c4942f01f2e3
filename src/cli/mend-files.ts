import path from 'node:path'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import {loadSettings} from '#src/library/load-settings.ts'
import {checkDocument} from '#src/library/publish/check-folder.ts'
import {mendDocument} from '#src/library/publish/mend-document.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'
import type {Environment} from '#src/server/environment.ts'
import {openContentFolderOf, openFolderAt} from '#src/server/open-content.ts'
import {openReadingPool} from '#src/server/reading-pool.ts'
import {say, toPrintableLines} from './console.ts'
import {readNamedFile, standingIn} from './named-file.ts'

/** Mends what one step mends in every document of the content folder, and says what that was. `today` is YYYY-MM-DD. */
export async function mendContent(environment: Environment, today: string): Promise<void> {
  const folder = openContentFolderOf(environment)
  const {settings} = await loadSettings(folder)
  const reader = openReadingPool()
  try {
    for (const {file, refusal, size} of (await folder.list()) ?? []) {
      // What cannot be read, now or a moment later, is for the check to report, which follows.
      if (refusal !== undefined || size > environment.maxFileBytes) continue
      const bytes = await folder.read(file, environment.maxFileBytes).catch(() => undefined)
      if (bytes) await mend({shown: file, folder, file, bytes, reader, settings, today})
    }
  } finally {
    await reader.close()
  }
}

/** Mends files that somebody named, wherever they are. */
export async function mendNamed(files: readonly string[], environment: Environment, today: string): Promise<void> {
  const {settings} = await loadSettings(openContentFolderOf(environment))
  const reader = openReadingPool()
  try {
    for (const shown of files) {
      const found = await readNamedFile(shown, environment.maxFileBytes)
      // The check that follows says the same of it.
      if ('problem' in found) continue
      const absolute = path.resolve(standingIn, shown)
      await mend({shown, folder: openFolderAt(path.dirname(absolute)), file: path.basename(absolute), bytes: found.bytes, reader, settings, today})
    }
  } finally {
    await reader.close()
  }
}

type Task = {
  readonly shown: string
  readonly folder: ContentFolder
  readonly file: string
  readonly bytes: Uint8Array
  readonly reader: DocumentReader
  readonly settings: Settings
  readonly today: string
}

async function mend({shown, folder, file, bytes, reader, settings, today}: Task): Promise<void> {
  const judge = async (text: Uint8Array) => (await checkDocument({file, bytes: text, reader, today, settings})).diagnostics
  const mended = await mendDocument(bytes, judge)
  if (mended.mended.length === 0) return
  try {
    await folder.replace(file, bytes, mended.bytes)
  } catch (error) {
    say(toPrintableLines(`${shown}: not mended: ${error instanceof Error ? error.message : String(error)}`))
    process.exitCode = 1
    return
  }
  for (const {rule, fix, place} of mended.mended) say(toPrintableLines(`${shown}${place ? `:${place.start.line}` : ''}: mended: ${fix?.title} (${rule})`))
}
