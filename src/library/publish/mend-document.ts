import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {applyFixes} from '#src/library/apply-fixes.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'

/** A document's bytes once what can be mended is mended, and what that was; the same bytes where nothing was. */
export type MendedDocument = {readonly bytes: Uint8Array; readonly mended: readonly Diagnostic[]}

/**
 * Applies the fixes of a document, judges it again, and goes on while there is something left to mend: of two fixes that touch each
 * other the second one's turn comes then. A fix after which the same is still reported is taken back.
 */
export async function mendDocument(bytes: Uint8Array, judge: (bytes: Uint8Array) => Promise<readonly Diagnostic[]>): Promise<MendedDocument> {
  let current = bytes
  let found = await judge(current)
  const mended: Diagnostic[] = []
  const useless = new Set<string>()
  for (let round = 0; round < mostRounds; round++) {
    const decoded = decodeText(current)
    if ('problem' in decoded) break
    const {text, fixed} = applyFixes(
      decoded.text,
      found.filter(diagnostic => !useless.has(toKey(diagnostic))),
    )
    if (fixed.length === 0) break
    const next = new TextEncoder().encode(text)
    const left = await judge(next)
    const stays = fixed.map(toKey).filter(key => count(left, key) >= count(found, key))
    for (const key of stays) useless.add(key)
    if (stays.length > 0) continue
    mended.push(...fixed)
    ;[current, found] = [next, left]
  }
  return {bytes: current, mended}
}

const mostRounds = 10

function toKey({rule, message}: Diagnostic): string {
  return `${rule} ${message}`
}

function count(diagnostics: readonly Diagnostic[], key: string): number {
  return diagnostics.filter(diagnostic => toKey(diagnostic) === key).length
}
