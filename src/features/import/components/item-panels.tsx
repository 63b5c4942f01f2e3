import type {ReactNode} from 'react'
import {toItemAnchor} from '#src/features/import/import-address.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatMoment, formatMoments} from '#src/features/timeline/format-times.ts'
import type {Incident} from '#src/incident/incident.ts'
import {type Shown, type ShownIncident, toItemKeys} from '#src/library/import/place-corrections.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Line} from './facts-panel.tsx'
import {ActionFields, EntryFields, FactorFields} from './item-fields.tsx'
import {MendButton, MendForm, MendLink} from './mend-form.tsx'

type PanelsProps = {readonly id: string; readonly incident: Incident; readonly shown: ShownIncident; readonly mend: string | undefined}
type Kind = 'entry' | 'factor' | 'action'

/** What was read in lists: the timeline, factors, actions, and messages. */
export function ItemPanels({id, incident, shown, mend}: PanelsProps) {
  const zone = incident.timezone?.value ?? 'UTC'
  const moments = formatMoments(
    shown.entries.map(({value}) => value.instant),
    zone,
  )
  return (
    <>
      <Panel
        id={id}
        kind="entry"
        name="timeline"
        title="Timeline"
        count={shown.entries.length}
        none="No times were read."
        mend={mend}
        add={<EntryFields zone={zone} />}
      >
        {shown.entries.map((entry, index) => (
          <Item
            key={keyOf(entry, index)}
            id={id}
            kind="entry"
            item={entry}
            read={toRead(incident.timeline)}
            mend={mend}
            fields={<EntryFields entry={entry.value} zone={zone} />}
          >
            <Moment moment={moments[index]} />
            <span className="intake-words">
              {entry.value.milestones.map(kind => (
                <span key={kind} className="chip intake-milestone">
                  {kind}
                </span>
              ))}
              <bdi>{clampText(entry.value.text, 400)}</bdi>
            </span>
          </Item>
        ))}
      </Panel>
      <Panel
        id={id}
        kind="factor"
        name="factors"
        title="Contributing factors"
        count={shown.factors.length}
        none="None was read."
        mend={mend}
        add={<FactorFields />}
      >
        {shown.factors.map((factor, index) => (
          <Item
            key={keyOf(factor, index)}
            id={id}
            kind="factor"
            item={factor}
            read={toRead(incident.factors)}
            mend={mend}
            fields={<FactorFields factor={factor.value} />}
          >
            <span className="intake-words">
              <bdi>{clampText(factor.value.title, 300)}</bdi> {factor.value.category && <span className="chip">{factor.value.category}</span>}
            </span>
          </Item>
        ))}
      </Panel>
      <Panel id={id} kind="action" name="actions" title="Action items" count={shown.actions.length} none="None was read." mend={mend} add={<ActionFields />}>
        {shown.actions.map((action, index) => (
          <Item
            key={keyOf(action, index)}
            id={id}
            kind="action"
            item={action}
            read={toRead(incident.actions)}
            mend={mend}
            fields={<ActionFields action={action.value} />}
          >
            <span className="intake-words">
              <bdi>{clampText(action.value.title, 300)}</bdi>
              <span className="dim">
                {' '}
                {[action.value.status, action.value.owner, action.value.due && `due ${action.value.due}`].filter(Boolean).join(', ')}
              </span>
            </span>
          </Item>
        ))}
      </Panel>
      <Others incident={incident} zone={zone} />
    </>
  )
}

/** Messages and lessons stay as they are written; they are shown so that their marks lead somewhere. */
function Others({incident: {updates, lessons}, zone}: {readonly incident: Incident; readonly zone: string}) {
  return (
    <>
      <ReadOnly kind="update" name="updates" title="Status updates" items={updates}>
        {({instant, state, text}) => (
          <>
            <Moment moment={formatMoment(instant, zone)} />
            <span className="intake-words">
              {state && <span className="chip intake-milestone">{state}</span>}
              <bdi>{clampText(text, 200)}</bdi>
            </span>
          </>
        )}
      </ReadOnly>
      <ReadOnly kind="lesson" name="lessons" title="Lessons" items={lessons}>
        {({text}) => (
          <span className="intake-words">
            <bdi>{clampText(text, 200)}</bdi>
          </span>
        )}
      </ReadOnly>
    </>
  )
}

type ReadOnlyProps<T> = {
  readonly kind: 'update' | 'lesson'
  readonly name: string
  readonly title: string
  readonly items: readonly T[]
  readonly children: (item: T) => ReactNode
}

function ReadOnly<T extends Incident['updates'][number] | Incident['lessons'][number]>({kind, name, title, items, children}: ReadOnlyProps<T>) {
  if (items.length === 0) return null
  const keys = toItemKeys(items)
  return (
    <section className="intake-part" aria-labelledby={name}>
      <h2 id={name}>
        {title} <span className="intake-count">{items.length}</span>
      </h2>
      <ul className="intake-items">
        {items.slice(0, most).map((item, index) => (
          <li key={keys[index]} id={toItemAnchor(kind, keys[index] ?? '')}>
            <div className="intake-item">{children(item)}</div>
            <span className="intake-tools">
              <Line line={item.evidence.start.line} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A day above its clock, so that the clocks stand below each other. */
function Moment({moment = ''}: {readonly moment: string | undefined}) {
  const [day, clock] = moment.includes(', ') ? moment.split(', ') : [undefined, moment]
  return (
    <span className="intake-time">
      {day !== undefined && <span className="intake-day">{day}</span>} {clock}
    </span>
  )
}

const most = 200

type PanelProps = {
  readonly id: string
  readonly kind: Kind
  readonly name: string
  readonly title: string
  readonly count: number
  readonly none: string
  readonly mend: string | undefined
  readonly add: ReactNode
  readonly children: readonly ReactNode[]
}

function Panel({id, kind, name, title, count, none, mend, add, children}: PanelProps) {
  const anchor = `${kind}-new`
  return (
    <section className="intake-part" aria-labelledby={name}>
      <h2 id={name}>
        {title} <span className="intake-count">{count}</span>
      </h2>
      {count === 0 && <p className="dim">{none}</p>}
      <ul className="intake-items">{children.slice(0, most)}</ul>
      {children.length > most && <p className="form-hint">and {plural(children.length - most, 'more')}, saved like these</p>}
      <div id={anchor} className="intake-add">
        {mend === anchor ? (
          <MendForm id={id} anchor={anchor} hidden={{item: kind}} change="add">
            {add}
          </MendForm>
        ) : (
          <MendLink id={id} anchor={anchor} words="Add one" label={`Add one: ${title}`} />
        )}
      </div>
    </section>
  )
}

type ItemProps<T> = {
  readonly id: string
  readonly kind: Kind
  readonly item: Shown<T>
  readonly read: ReadonlyMap<string, Read>
  readonly mend: string | undefined
  readonly fields: ReactNode
  readonly children: ReactNode
}

function Item<T extends {readonly text: string} | {readonly title: string}>({
  id,
  kind,
  item: {at, added, value, change},
  read,
  mend,
  fields,
  children,
}: ItemProps<T>) {
  const anchor = at === undefined ? `${kind}-added-${added}` : toItemAnchor(kind, at)
  const words = clampText('text' in value ? value.text : value.title, 60)
  const hidden = {item: kind, ...(at === undefined ? {added} : {at})}
  const {line, isAlone = false} = (at === undefined ? undefined : read.get(at)) ?? {}
  return (
    <li id={anchor} className={change === 'none' ? undefined : `is-said is-${change}`}>
      {mend === anchor && change !== 'remove' && at !== undefined ? (
        <MendForm id={id} anchor={anchor} hidden={hidden} change="set">
          {fields}
        </MendForm>
      ) : (
        <>
          <div className="intake-item">{children}</div>
          <span className="intake-tools">
            {change === 'none' ? line !== undefined && <Line line={line} /> : <span className="intake-said">{saidWords[change]}</span>}
            {change !== 'none' && <MendButton id={id} hidden={hidden} change="forget" words="Take back" label={`Take back what you said of “${words}”`} />}
            {change !== 'remove' && at !== undefined && <MendLink id={id} anchor={anchor} label={`Correct “${words}”`} />}
            {change !== 'remove' && at !== undefined && isAlone && (
              <MendButton id={id} hidden={hidden} change="remove" words="Leave out" label={`Leave out “${words}”`} />
            )}
          </span>
        </>
      )}
    </li>
  )
}

const saidWords = {set: 'said by you', add: 'added by you', remove: 'left out by you'} as const

function keyOf({at, added}: Shown<unknown>, index: number): string {
  return at ?? `added-${added ?? index}`
}

/** Where an item was read, and whether it stands by itself there, so that it can be left out. */
type Read = {readonly line: number; readonly isAlone: boolean}

function toRead(items: Incident['timeline'] | Incident['factors'] | Incident['actions']): ReadonlyMap<string, Read> {
  const keys = toItemKeys(items)
  return new Map(
    items.map(({evidence: {start, how, quote}}, index) => {
      // A section as a whole is said to be one factor; of a list each item is.
      const isAlone = how === 'item' || (how === 'section' && /^(?:[-+*•]|\d{1,9}[.)])\s/.test(quote))
      return [keys[index] ?? '', {line: start.line, isAlone}]
    }),
  )
}
