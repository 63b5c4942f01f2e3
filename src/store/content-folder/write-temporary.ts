import {randomUUID} from 'node:crypto'
import {open, unlink} from 'node:fs/promises'
import path from 'node:path'

/** Writes bytes into a new file of the folder that no list shows, down to the disk; the caller links, renames or removes it. Returns its path. */
export async function writeTemporary(folder: string, bytes: Uint8Array, mode: number): Promise<string> {
  const temporary = path.join(folder, `.hindsight-${randomUUID()}.tmp`)
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
      // A full disk may take fewer bytes than it was given and say nothing.
      const {size} = await handle.stat()
      if (size !== bytes.length) throw new Error(`Cannot write to ${folder}: only ${size} of ${bytes.length} bytes were written`)
    } finally {
      await handle.close()
    }
    return temporary
  } catch (error) {
    // It may never have come about; where it did, it is hidden and swept later. The error is what matters.
    await unlink(temporary).catch(() => undefined)
    throw error
  }
}

/** Whether a name is that of a temporary file, left behind where its writer was cut off. */
export function isLeftover(name: string): boolean {
  return /^\.hindsight-[0-9a-f-]{36}\.tmp$/.test(name)
}

/** Makes the folder's list of names reach the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; its journal keeps the name.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
