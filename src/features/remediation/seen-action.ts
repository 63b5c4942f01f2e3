import {z} from 'zod'
import {type ActionValues, type EditableField, editableFields} from '#src/incident/action-change.ts'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'

/** An action as somebody saw it who fills in a form: which one, in which state of its file, and what it said; null is "not stated". */
export type SeenAction = {
  readonly incidentId: string
  readonly base: string
  readonly position: number
  /** The author's own handle for it, by which it is found although its title was changed meanwhile. */
  readonly id?: string | undefined
  readonly was: ActionValues & {readonly title: string}
}

/** Of many at once a form knows what it can change of them, and no more. */
export const manyFields = ['title', 'status', 'kind', 'owner', 'due', 'done', 'priority'] as const satisfies readonly EditableField[]

export function toSeenAction(row: ActionRow, fields: readonly EditableField[] = editableFields): SeenAction {
  const was = Object.fromEntries(fields.map(field => [field, row[field] ?? null])) as SeenAction['was']
  return {incidentId: row.incidentId, base: row.base, position: row.position, ...(row.id === undefined ? {} : {id: row.id}), was}
}

/** As it stands in a hidden field. What would be shown as marks on a page (see `showBidi`) is written as JSON can, so that it comes back as it was. */
export function writeSeenAction(seen: SeenAction): string {
  return JSON.stringify(seen).replace(/[\u007f-\uffff]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Undefined for what no form of ours holds. */
export function readSeenAction(text: string): SeenAction | undefined {
  try {
    const {success, data} = schema.safeParse(JSON.parse(text))
    return success ? (data as SeenAction) : undefined
  } catch {
    return undefined
  }
}

const text = z.string().max(100_000).nullable()
const schema = z.strictObject({
  incidentId: z.string().min(1).max(300),
  base: z.string().regex(/^[0-9a-f]{64}$/),
  position: z.number().int().min(0).max(1_000_000),
  id: z.string().max(1000).optional(),
  was: z.strictObject({
    title: z.string().max(100_000),
    status: z.enum(actionStatuses).optional(),
    kind: z.enum(actionKinds).nullable().optional(),
    owner: text.optional(),
    due: text.optional(),
    done: text.optional(),
    priority: text.optional(),
    ref: text.optional(),
    factor: text.optional(),
    reason: text.optional(),
    proof: text.optional(),
  }),
})
