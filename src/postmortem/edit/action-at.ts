import type {EditableField} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import {isPage} from '#src/postmortem/document/to-lines.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {ActionSource} from '#src/postmortem/sections/action-source.ts'
import type {Setting} from './escape-markdown.ts'
import {locateValue} from './locate-value.ts'

/** An action in its text, with what a writer needs to know about the others around it. */
export type ActionAt = {
  readonly text: string
  readonly position: number
  readonly action: ActionItem
  readonly source: ActionSource
  readonly setting: Setting
  readonly newline: string
  /** How other actions of the same column word a value, most first; `at` is where this one says it. */
  neighbours(field: EditableField, value: string, at: number): readonly string[]
  readonly siblings: readonly {readonly action: ActionItem; readonly source: ActionSource}[]
}

/** One way to write a value: edits of what stands there, a pair of the parenthesis, or both; a pair of `null` is taken out. */
export type Way = {readonly edits: readonly TextEdit[]; readonly pair?: string | null}

/** Finds an action of a reading in its text. */
export function toActionAt(detailed: DetailedReading, position: number): ActionAt | undefined {
  const action = detailed.reading.incident.actions[position]
  const source = detailed.body.actionSources[position]
  if (!action || !source) return undefined
  const {text} = detailed.source
  const siblings = (): ActionAt['siblings'] =>
    detailed.reading.incident.actions.flatMap((each, index) => {
      const other = detailed.body.actionSources[index]
      return other && other.place.kind === source.place.kind ? [{action: each, source: other}] : []
    })
  return {
    text,
    position,
    action,
    source,
    setting: isInHtml(detailed, source.step.start) ? 'html' : source.place.kind === 'row' && isPipeRow(text, source) ? 'row' : 'text',
    newline: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    get siblings() {
      return siblings()
    },
    neighbours(field, value, at) {
      if (source.place.kind !== 'row') return []
      const index = source.place.line.cells.findIndex(cell => cell.start <= at && at <= cell.end)
      const counts = new Map<string, number>()
      for (const {
        action: other,
        source: {place, settings},
      } of siblings()) {
        const cell = place.line.cells[index]
        if (!cell || place.line.block !== source.place.line.block || other[field] !== value) continue
        const found = locateValue(cell.text, field, other, settings)
        const word = found && cell.text.slice(found.start, found.end)
        if (word) counts.set(word, (counts.get(word) ?? 0) + 1)
      }
      return [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word)
    },
  }
}

function isPipeRow(text: string, {place: {line}}: ActionSource): boolean {
  return text.slice(line.start, line.end).includes('|')
}

function isInHtml({source, root}: DetailedReading, at: number): boolean {
  if (isPage(source.text)) return true
  const node = root.children[firstFrom(root.children, each => endOf(source, each), at)]
  return node?.type === 'html' && startOf(source, node) <= at
}
