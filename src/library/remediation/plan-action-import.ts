import type {ActionValues, EditableField} from '#src/incident/action-change.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {groupBy} from './group-by.ts'
import {toActionEdit} from './propose-change.ts'
import type {ActionTable, TableProblem, TableRow} from './read-action-table.ts'

/** What a table asks to be changed. */
export type ActionImport = {
  readonly changes: readonly {readonly line: number; readonly action: ActionRow; readonly values: ActionValues}[]
  /** The same, document by document. */
  readonly edits: readonly ActionEdit[]
  /** Rows that say what is so already. */
  readonly unchanged: number
  /** By line. Where there is any, nothing is to be saved: half a table is what nobody asked for. */
  readonly problems: readonly TableProblem[]
}

/**
 * Finds the action that each row of a table is about among those that its incidents have now, and what the row would change of it. An
 * action is found by its incident and its own id, or by its place and its title.
 */
export function planActionImport({rows, problems}: ActionTable, actions: readonly ActionRow[]): ActionImport {
  const byIncident = new Map([...groupBy(actions, ({incidentId}) => incidentId)].map(([incident, own]) => [incident, toDirectory(own)]))
  const seen = new Map<ActionRow, number>()
  const faults: TableProblem[] = [...problems]
  const changes: {line: number; action: ActionRow; values: ActionValues}[] = []
  let unchanged = 0
  for (const row of rows) {
    const found = findAction(row, byIncident.get(row.incident))
    const before = typeof found === 'string' ? undefined : seen.get(found)
    const message =
      typeof found === 'string'
        ? found
        : before === undefined
          ? undefined
          : `Unexpected second row about “${shorten(found.title)}”, expected one: the first is on line ${before}`
    if (typeof found === 'string' || message !== undefined) {
      // A row that cannot be read at all has been reported.
      if (row.incident !== '' && message !== undefined) faults.push({line: row.line, message})
      continue
    }
    seen.set(found, row.line)
    const values = findDifferences(row, found)
    if (Object.keys(values).length === 0) unchanged += 1
    else if (row.base !== undefined && row.base !== found.base) {
      faults.push({
        line: row.line,
        message: `Unexpected change of “${shorten(found.title)}”: its document was changed since this table was made. Export it again, and change it there`,
      })
    } else changes.push({line: row.line, action: found, values})
  }
  const edits = [...groupBy(changes, ({action}) => action.incidentId).values()].flatMap(group => {
    const [first, ...others] = group.map(({action, values}) => toActionEdit(action, values))
    return first ? [{...first, requests: [...first.requests, ...others.flatMap(({requests}) => requests)]}] : []
  })
  return {changes, edits, unchanged, problems: faults.toSorted((a, b) => a.line - b.line)}
}

/** The actions of one incident by what a row may call them. */
type ActionNames = {
  readonly ids: ReadonlyMap<string | undefined, readonly ActionRow[]>
  readonly titles: ReadonlyMap<string, readonly ActionRow[]>
  readonly places: ReadonlyMap<number | undefined, ActionRow>
}

function toDirectory(actions: readonly ActionRow[]): ActionNames {
  return {
    ids: groupBy(actions, ({id}) => id),
    titles: groupBy(actions, ({title}) => fold(title)),
    places: new Map(actions.map(action => [action.position, action])),
  }
}

/** The action, or why it cannot be told which one is meant. */
function findAction({incident, id, position, values}: TableRow, actions: ActionNames | undefined): ActionRow | string {
  if (!actions) return `Unexpected incident “${shorten(incident)}”, expected one that has actions and that you may read`
  if (id !== undefined) {
    const [one, other] = actions.ids.get(id) ?? []
    if (!one) return `Unexpected id “${shorten(id)}”, expected that of an action of ${shorten(incident)}`
    return other ? `Unexpected id “${shorten(id)}”, expected one that a single action of ${shorten(incident)} has` : one
  }
  const title = fold(values.title ?? '')
  if (title === '') return 'Unexpected row without an id and a title, expected one of them'
  const here = actions.places.get(position)
  if (here && fold(here.title) === title) return here
  const named = actions.titles.get(title) ?? []
  if (named.length === 1 && named[0]) return named[0]
  if (named.length > 1) return `Unexpected title “${shorten(title)}”, expected its position as well: ${named.length} actions of ${shorten(incident)} have it`
  return here
    ? `Unexpected title “${shorten(title)}”, expected “${shorten(here.title)}”: titles are changed where the action has an id`
    : `Unexpected title “${shorten(title)}”, expected that of an action of ${shorten(incident)}`
}

/** What a cell would change: one that stands as the table was made changes nothing, whatever it would be read as. */
function findDifferences({cells, values}: TableRow, action: ActionRow): ActionValues {
  const fields = Object.keys(values) as EditableField[]
  const different = fields.filter(field => {
    const now = action[field] ?? ''
    return cells[field] !== now && fold(values[field] ?? '') !== fold(now)
  })
  return Object.fromEntries(different.map(field => [field, values[field]])) as ActionValues
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
