import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {checkLimits} from '#src/postmortem/document/check-limits.ts'
import type {DocumentParser} from '#src/postmortem/document/parse-document.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {toSourceText, toSpan} from '#src/postmortem/document/source-text.ts'
import {type PostmortemReading, readPlainPostmortem, readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {tooComplex} from '#src/postmortem/rules/too-complex.ts'

/** Why a text is not read as Markdown, and where that shows. */
export type ReadingLimit = {readonly reason: string; readonly offset: number}

/**
 * Reads a text as Markdown, or only its front matter where it is over budget, which is reported then; `limit` is what the caller already
 * knows of that, and `parse` a parser that makes the same tree in another way. What a server and a browser do alike; never throws on content.
 */
export function readWithinLimits(
  text: string,
  id: string,
  hints: ReadHints,
  {limit = checkLimits(text), parse}: {readonly limit?: ReadingLimit | undefined; readonly parse?: DocumentParser} = {},
): {readonly reading: PostmortemReading; readonly isPlain: boolean} {
  const reading = limit ? readPlainPostmortem(text, id, overBudget(text, limit), hints) : readPostmortem(text, id, hints, parse)
  return {reading, isPlain: limit !== undefined}
}

/** What is said of a text that is over budget. */
export function overBudget(text: string, {reason, offset}: ReadingLimit): Diagnostic {
  return report(tooComplex, toSpan(toSourceText(text), offset, Math.min(offset + 1, text.length)), reason)
}
