import type {ListItem, Paragraph, PhrasingContent} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import {type ActionItem, type ActionStatus, actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {SectionNodes} from '#src/postmortem/document/split-sections.ts'
import {invalidValue} from '#src/postmortem/rules/invalid-value.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {isDay} from '#src/postmortem/time/read-stamp.ts'
import {itemRange, listItems, type PartNodes} from './list-items.ts'

export type ActionsReading = {
  readonly actions: readonly ActionItem[]
  readonly parts: readonly PartNodes[]
  readonly items: ReadonlySet<ListItem>
  readonly diagnostics: readonly Diagnostic[]
}

const attributes = ['kind', 'owner', 'due', 'done', 'status', 'priority', 'ref', 'factor', 'reason', 'proof', 'id'] as const
type Attribute = (typeof attributes)[number]

/** Reads the items of a remediation section's lists, with or without boxes; the last parenthesis of an item holds its attributes. */
export function readActions(source: SourceText, section: SectionNodes): ActionsReading {
  const actions: ActionItem[] = []
  const parts: PartNodes[] = []
  const items = new Set<ListItem>()
  const diagnostics: Diagnostic[] = []
  for (const item of listItems(section.nodes)) {
    const paragraph = item.children[0]
    if (paragraph?.type !== 'paragraph') continue
    const [from, to] = itemRange(source, item)
    const evidence = toEvidence(source, from, to, 'item')
    const [start, end] = [startOf(source, paragraph), endOf(source, paragraph)]
    const found = findAttributes(source.text.slice(start, end))
    const cut = found ? start + found.from : end
    const children = beforeOffset(source, paragraph, cut)
    const title = toText({type: 'paragraph', children}).replace(/\s+/g, ' ').trim()
    if (!title) continue
    actions.push(toAction(title, item, found?.values ?? new Map(), evidence, diagnostics))
    parts.push([{...paragraph, children}, ...item.children.slice(1)])
    items.add(item)
  }
  return {actions, parts, items, diagnostics}
}

function toAction(title: string, item: ListItem, values: ReadonlyMap<Attribute, string>, evidence: Evidence, diagnostics: Diagnostic[]): ActionItem {
  const oneOf = <T extends string>(key: Attribute, known: readonly T[]): T | undefined => {
    const written = values.get(key)
    const value = known.find(
      each =>
        each ===
        written
          ?.toLowerCase()
          .replace(/[\s_]+/g, '-')
          .replace("won't", 'wont'),
    )
    if (written !== undefined && !value) diagnostics.push(report(invalidValue, evidence, `Unexpected ${key} “${written}”, expected ${known.join(', ')}`))
    return value
  }
  const day = (key: Attribute): string | undefined => {
    const written = values.get(key)
    if (written === undefined || isDay(written)) return written
    diagnostics.push(report(invalidValue, evidence, `Unexpected ${key} “${written}”, expected a day of the calendar as YYYY-MM-DD`))
    return undefined
  }
  const written = oneOf('status', actionStatuses)
  const status: ActionStatus = written ?? (item.checked ? 'done' : 'open')
  if (item.checked && written && written !== 'done')
    diagnostics.push(report(invalidValue, evidence, `Unexpected status “${written}” beside a ticked box, expected \`[ ]\` or no status`))
  return {
    id: values.get('id'),
    title,
    status,
    kind: oneOf('kind', actionKinds),
    owner: values.get('owner'),
    due: day('due'),
    done: day('done'),
    priority: values.get('priority'),
    ref: values.get('ref'),
    factor: values.get('factor'),
    reason: values.get('reason'),
    proof: values.get('proof'),
    evidence,
  }
}

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
function unescapeMarkdown(value: string): string {
  return value.replace(/^<(.*)>$/, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** A paragraph's content that stands before an offset of the file. */
function beforeOffset(source: SourceText, paragraph: Paragraph, cut: number): PhrasingContent[] {
  return paragraph.children.flatMap((child): PhrasingContent[] => {
    const [start, end] = [startOf(source, child), endOf(source, child)]
    if (end <= cut) return [child]
    if (start >= cut || child.type !== 'text') return []
    const value = unescapeMarkdown(source.text.slice(start, cut)).trimEnd()
    return value ? [{...child, value}] : []
  })
}
