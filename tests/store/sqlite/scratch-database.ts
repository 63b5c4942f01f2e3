import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'

/** A path for a database of this test's own, in a folder that goes when the test ends. */
export function aDatabasePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return join(folder, 'index.db')
}
