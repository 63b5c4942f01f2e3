import {existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, type Stats, statSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'

/**
 * Renames a damaged database, with what belongs to it, beside itself, and answers with its new path; undefined where another process has
 * done so meanwhile. The time is in its name, so none replaces another one, and `-wal` and `-shm` keep to it, so that tools that save what is left find all of it.
 */
export function moveAside(path: string, examined: Stats, now: Date = new Date()): string | undefined {
  const aside = `${path}${infix}${now.toISOString().replaceAll(':', '-')}`
  const turn = `${path}.moving`
  if (!takeTurn(turn)) return undefined
  try {
    // Whoever had the turn before may have made a good one in its place.
    const found = statSync(path, {throwIfNoEntry: false})
    if (found?.ino !== examined.ino || found.dev !== examined.dev) return undefined
    // The database last: as long as it is there nobody makes a new one, whose log this would take away.
    for (const end of ['-wal', '-shm', '']) if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`)
    return aside
  } finally {
    rmdirSync(turn)
  }
}

/** The databases that were moved aside and are still there, oldest first. */
export function listMovedAside(path: string): readonly string[] {
  const folder = dirname(path)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter(name => name.startsWith(`${basename(path)}${infix}`) && name.endsWith('Z'))
  return names.sort().map(name => join(folder, name))
}

const infix = '.damaged-'
// Three renames; whoever takes longer was ended by force in the middle of it.
const longestTurn = 10_000

/** False while another process has it. */
function takeTurn(turn: string): boolean {
  try {
    mkdirSync(turn)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const since = statSync(turn, {throwIfNoEntry: false})?.mtimeMs
    if (since !== undefined && Date.now() - since > longestTurn) rmdirSync(turn)
    return false
  }
}
