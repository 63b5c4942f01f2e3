import {createHash} from 'node:crypto'
import type {CheckedFile} from '#src/library/publish/check-folder.ts'

/** Diagnostics as a Code Quality report, which GitLab shows in a merge request and beside the lines of its changes. */
export function writeCodeQuality(checked: readonly CheckedFile[]): string {
  const seen = new Map<string, number>()
  const issues = checked.flatMap(({file, diagnostics}) =>
    diagnostics.map(({rule, level, message, place}) => ({
      description: message,
      check_name: rule,
      fingerprint: toFingerprint(seen, rule, file, message),
      severity: severities[level],
      location: {path: file, lines: {begin: place?.start.line ?? 1, end: place?.end.line ?? 1}},
    })),
  )
  return JSON.stringify(issues, undefined, 2)
}

/**
 * What tells one finding from another, and stays when lines above it come or go: 64 hexadecimal digits. `seen` counts what is said of a
 * file in the same words.
 */
export function toFingerprint(seen: Map<string, number>, rule: string, file: string, message: string): string {
  // Messages name lines and days late, which change from day to day.
  const name = JSON.stringify([rule, file, message.replace(/\d+/g, '0')])
  const before = seen.get(name) ?? 0
  seen.set(name, before + 1)
  return createHash('sha256').update(`${name} ${before}`).digest('hex')
}

const severities = {error: 'major', warning: 'minor', info: 'info'} as const
