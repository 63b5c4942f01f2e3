import {type ActionItem, type ActionStatus, actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Day} from '#src/incident/instant.ts'
import {invalidValue} from '#src/postmortem/rules/invalid-value.ts'
import {findKnownValue} from '#src/postmortem/rules/known-value.ts'
import {report, toFix} from '#src/postmortem/rules/rule.ts'
import {isDay} from '#src/postmortem/time/read-stamp.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {Attribute} from './action-attributes.ts'
import {type Marks, readDay} from './read-tag.ts'
import {toActionValue} from './to-action-title.ts'

/** An action item of what a place says beside its title; what no mark says is open, or not stated. */
export function fromMarks(title: string, marks: Marks, evidence: Evidence): ActionItem {
  return {
    id: undefined,
    title,
    group: marks.group,
    status: marks.status ?? 'open',
    kind: marks.kind,
    owner: toActionValue(marks.owner),
    due: marks.due,
    done: marks.done,
    priority: toActionValue(marks.priority),
    ref: toActionValue(marks.ref),
    factor: toActionValue(marks.factor),
    reason: toActionValue(marks.reason),
    proof: toActionValue(marks.proof),
    evidence,
  }
}

/** The same where the place has our own parenthesis, which outweighs the rest. */
export function toAction(
  title: string,
  {values, marks, checked}: {readonly values: ReadonlyMap<Attribute, string>; readonly marks: Marks; readonly checked?: boolean | undefined},
  evidence: Evidence,
  settings: TimeSettings,
  diagnostics: Diagnostic[],
): ActionItem {
  if (values.size === 0) return fromMarks(title, marks, evidence)
  const oneOf = <T extends string>(key: Attribute, known: readonly T[]): T | undefined => {
    const written = values.get(key)
    if (written === undefined) return undefined
    const found = findKnownValue(written, known)
    if (found.value === undefined) {
      const at = found.nearest === undefined ? undefined : findAttributeValue(evidence.quote, key, written)
      const from = evidence.start.offset + (at ?? 0)
      const fix = at === undefined ? undefined : toFix(`Write ${found.nearest}`, from, from + written.length, found.nearest ?? '')
      diagnostics.push(report(invalidValue, evidence, `Unexpected ${key} “${written}”, expected ${found.expected}`, [], fix))
    }
    return found.value
  }
  const day = (key: Attribute): Day | undefined => {
    const written = values.get(key)
    if (written === undefined || isDay(written)) return written
    const read = readDay(written, settings)
    if (!read) diagnostics.push(report(invalidValue, evidence, `Unexpected ${key} “${written}”, expected a day of the calendar as YYYY-MM-DD`))
    return read
  }
  const written: ActionStatus | undefined = oneOf('status', actionStatuses)
  if (checked && written && written !== 'done')
    diagnostics.push(report(invalidValue, evidence, `Unexpected status “${written}” beside a ticked box, expected \`[ ]\` or no status`))
  const loose = fromMarks(title, marks, evidence)
  return {
    ...loose,
    id: values.get('id'),
    group: values.get('group') ?? loose.group,
    status: written ?? loose.status,
    kind: oneOf('kind', actionKinds) ?? loose.kind,
    owner: values.get('owner') ?? loose.owner,
    due: day('due') ?? loose.due,
    done: day('done') ?? loose.done,
    priority: values.get('priority') ?? loose.priority,
    ref: values.get('ref') ?? loose.ref,
    factor: values.get('factor') ?? loose.factor,
    reason: values.get('reason') ?? loose.reason,
    proof: values.get('proof') ?? loose.proof,
  }
}

/** Where the value of an attribute stands in an item; undefined where it is not written as it is read. */
function findAttributeValue(item: string, key: Attribute, value: string): number | undefined {
  const places = [...item.matchAll(new RegExp(String.raw`(?<![\w-])${key}\s{0,20}:\s{0,20}`, 'gi'))].map(match => match.index + match[0].length)
  return places.findLast(at => item.startsWith(value, at))
}
