import {execFileSync} from 'node:child_process'
import {chmodSync} from 'node:fs'

/**
 * Lets nobody write into a folder until what it returns is called. Whoever is root writes everywhere and needs it to be mounted over itself for
 * reading alone; undefined where the machine does not allow that either.
 */
export function lockFolder(folder: string): (() => void) | undefined {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500)
    return () => chmodSync(folder, 0o700)
  }
  if (process.platform !== 'linux') return undefined
  try {
    execFileSync('mount', ['--bind', folder, folder], {stdio: 'ignore'})
  } catch {
    return undefined
  }
  const unlock = (): void => void execFileSync('umount', ['--lazy', folder])
  try {
    execFileSync('mount', ['-o', 'remount,bind,ro', folder], {stdio: 'ignore'})
  } catch {
    unlock()
    return undefined
  }
  return unlock
}
