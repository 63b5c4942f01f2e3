export const attributes = ['kind', 'owner', 'due', 'done', 'status', 'priority', 'ref', 'factor', 'reason', 'proof', 'group', 'id'] as const
export type Attribute = (typeof attributes)[number]

const pair = new RegExp(`^\\s*(${attributes.join('|')})\\s*:\\s*`, 'i')

/** A pair of a parenthesis with its places in the text: from behind the bracket or comma before it to the next one. */
export type AttributePair = {readonly key: Attribute; readonly start: number; readonly valueStart: number; readonly end: number}

/**
 * The attributes in the parenthesis that ends a text, and where it opens. Pairs are parted by commas; a comma that no known key follows
 * belongs to the value before it. A parenthesis that does not start with a known key is prose.
 */
export function findAttributes(
  text: string,
): {readonly from: number; readonly values: ReadonlyMap<Attribute, string>; readonly pairs: readonly AttributePair[]} | undefined {
  const trimmed = text.trimEnd()
  if (!trimmed.endsWith(')') || isEscaped(trimmed, trimmed.length - 1)) return undefined
  const open = findOpening(trimmed)
  const inside = trimmed.slice(open + 1, -1)
  if (open < 0 || !pair.test(inside)) return undefined

  const pairs: (AttributePair & {end: number})[] = []
  let at = open + 1
  for (const piece of inside.split(',')) {
    const match = pair.exec(piece)
    const last = pairs.at(-1)
    const end = at + piece.length
    if (match?.[1]) pairs.push({key: match[1].toLowerCase() as Attribute, start: at, valueStart: at + match[0].length, end})
    else if (last) last.end = end
    at = end + 1
  }
  const values = new Map<Attribute, string>()
  for (const {key, valueStart, end} of pairs) {
    const value = unescapeMarkdown(trimmed.slice(valueStart, end).replace(/\s+/g, ' ').trim())
    if (value && !values.has(key)) values.set(key, value)
  }
  return {from: open, values, pairs}
}

/** Where the parenthesis opens that ends a text; brackets behind a backslash are letters. */
function findOpening(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    const sign = text[at]
    if ((sign !== ')' && sign !== '(') || isEscaped(text, at)) continue
    if (sign === ')') depth++
    else if (--depth === 0) return at
    else if (depth < 0) return -1
  }
  return -1
}

function isEscaped(text: string, at: number): boolean {
  let from = at
  while (text[from - 1] === '\\') from--
  return (at - from) % 2 === 1
}

/** Attribute values are text: Markdown's escapes and the angle brackets of an autolink are not part of them. */
export function unescapeMarkdown(value: string): string {
  return value.replace(/^<(.*)>$/, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
