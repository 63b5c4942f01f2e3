import {readFile, stat} from 'node:fs/promises'
import path from 'node:path'

/** A file that somebody named on the command line, or why it cannot be read. */
export type NamedFile = {readonly bytes: Uint8Array} | {readonly problem: string}

/**
 * Where the person stands, asked before `kb` turns to the project's folder; npm has turned to it already and tells where it was called.
 */
export const standingIn: string = process.env.npm_lifecycle_event === 'kb' && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd()

/** Reads a file by the name that was given, at most `limit` bytes of it. */
export async function readNamedFile(file: string, limit: number): Promise<NamedFile> {
  const absolute = path.resolve(standingIn, file)
  try {
    const {size} = await stat(absolute)
    if (size > limit) return {problem: tooLarge(size, limit)}
    const bytes = await readFile(absolute)
    // A pipe has no size before it is read.
    return bytes.length > limit ? {problem: tooLarge(bytes.length, limit)} : {bytes}
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return {problem: states[code] ?? (error instanceof Error ? error.message : String(error))}
  }
}

const states: Readonly<Record<string, string>> = {ENOENT: 'it is not there', EACCES: 'permission denied', EISDIR: 'it is a folder'}

function tooLarge(size: number, limit: number): string {
  return `unexpected size of ${Math.ceil(size / 1024)} KiB, expected at most ${Math.floor(limit / 1024)} KiB`
}
