import type {CopiedTable} from '#src/server/index-copies.ts'
import {writeLine} from './console.ts'

/** Prints what every table held: a line each for people, and for programs that compare two of them. */
export function writeCopied(copied: readonly CopiedTable[]): void {
  const wide = Math.max(...copied.map(({table}) => table.length))
  const digits = Math.max(...copied.map(({rows}) => String(rows).length))
  for (const {table, rows, checksum} of copied) writeLine(`${table.padEnd(wide)}  ${String(rows).padStart(digits)}  ${checksum.slice(0, 16)}`)
}

/** How many rows that makes, in words. */
export function countRows(copied: readonly CopiedTable[]): string {
  const rows = copied.reduce((sum, table) => sum + table.rows, 0)
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} in ${copied.length} tables`
}
