const attributes = ['kind', 'owner', 'due', 'done', 'status', 'priority', 'ref', 'factor', 'reason', 'proof', 'group', 'id'] as const
export type Attribute = (typeof attributes)[number]

const pair = new RegExp(`^\\s*(${attributes.join('|')})\\s*:\\s*`, 'i')

/**
 * The attributes in the parenthesis that ends a text, and where it opens. Pairs are parted by commas; a comma that no known key follows
 * belongs to the value before it. A parenthesis that does not start with a known key is prose.
 */
export function findAttributes(text: string): {readonly from: number; readonly values: ReadonlyMap<Attribute, string>} | undefined {
  const trimmed = text.trimEnd()
  if (!trimmed.endsWith(')')) return undefined
  let depth = 0
  let open = trimmed.length - 1
  for (; open >= 0; open--) {
    if (trimmed[open] === ')') depth++
    else if (trimmed[open] === '(' && --depth === 0) break
  }
  const inside = trimmed.slice(open + 1, -1)
  if (open < 0 || !pair.test(inside)) return undefined

  const values = new Map<Attribute, string>()
  let key: Attribute | undefined
  let value = ''
  const keep = (): void => {
    const text = unescapeMarkdown(value.replace(/\s+/g, ' ').trim())
    if (key && text && !values.has(key)) values.set(key, text)
  }
  for (const piece of inside.split(',')) {
    const match = pair.exec(piece)
    if (match?.[1]) {
      keep()
      key = match[1].toLowerCase() as Attribute
      value = piece.slice(match[0].length)
    } else value += `,${piece}`
  }
  keep()
  return {from: open, values}
}

/** Attribute values are text: Markdown's escapes and the angle brackets of an autolink are not part of them. */
export function unescapeMarkdown(value: string): string {
  return value.replace(/^<(.*)>$/, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
