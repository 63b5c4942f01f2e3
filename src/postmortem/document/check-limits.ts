import {checkBlocks} from './check-blocks.ts'
import {limitsFor, type TextLimits, type TooComplex} from './text-limits.ts'

/**
 * Finds what would keep the Markdown parser busy for too long or end it, in one pass whose time grows with the text and nothing else.
 * The parser takes quadratic time on what its constructs have to look back or ahead for, so each such thing is counted per paragraph
 * and weighed with the cost measured for it; what stands in fenced or indented code, or in front matter, weighs only its length.
 */
export function checkLimits(text: string, limits: TextLimits = limitsFor(text)): TooComplex | undefined {
  return checkBlocks(text, limits)
}
