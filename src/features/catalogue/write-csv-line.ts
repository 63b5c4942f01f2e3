/** What stands in a cell. */
export type CellValue = string | number | readonly string[] | undefined

/** A line of a CSV file (RFC 4180). */
export function writeCsvLine(values: readonly CellValue[]): string {
  return `${values.map(writeCell).join(',')}\r\n`
}

/** Text that a spreadsheet would run as a formula gets an apostrophe, which says "this is text"; blanks before the sign change nothing. */
function writeCell(value: CellValue): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : value.join('; ')
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n\t;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
