import type {ActionValues} from '#src/incident/action-change.ts'
import {editableFields} from '#src/incident/action-change.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import {isPage} from '#src/postmortem/document/to-lines.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import {toLineStart} from './action-block.ts'
import {writeTask} from './write-task.ts'

/**
 * Ways to add an action where no list has room for it: at the end of a section of remediation, or as a section of its own. Steps that
 * the text only promises elsewhere would not be read beside a list, so a first list says them as well.
 */
export function writeNewSection({reading, source, body}: DetailedReading, values: ActionValues, before: number): readonly TextEdit[] {
  const {text} = source
  if (isPage(text)) return []
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const {actions, sections} = reading.incident
  const promised = actions.map(
    action => Object.fromEntries(editableFields.flatMap(field => (action[field] === undefined ? [] : [[field, action[field]]]))) as ActionValues,
  )
  const list = promised
    .toSpliced(before, 0, values)
    .map(each => `- ${writeTask(each, 'text')}`)
    .join(newline)
  const own = sections.findLast(({kind}) => kind === 'remediation')
  if (own) {
    const end = own.evidence.end.offset
    return actions.length === 0 || before === actions.length ? [{start: end, end, text: `${newline}${newline}- ${writeTask(values, 'text')}`}] : []
  }
  const updates = sections.find(({kind, heading}) => kind === 'statusUpdates' && heading !== undefined)
  const starts = new Set(sections.map(({evidence}) => evidence.start.offset))
  const depths = body.lines.flatMap(line => (line.kind === 'heading' && starts.has(line.outerStart) ? [line.depth] : [])).filter(depth => depth > 1)
  const depth = depths.length > 0 ? Math.min(...depths) : 2
  const end = text.trimEnd().length
  return [`${'#'.repeat(depth)} Remediation`, '**Remediation**'].flatMap(heading => {
    const block = `${heading}${newline}${newline}${list}`
    const last: TextEdit = {start: end, end, text: end <= source.shift ? block : `${newline}${newline}${block}`}
    const start = updates && toLineStart(text, updates.evidence.start.offset)
    return start === undefined ? [last] : [{start, end: start, text: `${block}${newline}${newline}`}, last]
  })
}
