import type {ReactNode} from 'react'
import type {OwnActions} from '#src/features/remediation/action-queries.ts'
import type {Editable} from '#src/features/remediation/find-editable.ts'
import type {KnownNames as Names} from '#src/features/remediation/known-names.ts'
import {toPersonHref, toTeamHref} from '#src/features/remediation/owner-address.ts'
import type {PersonView, TeamView} from '#src/features/remediation/owner-queries.ts'
import {type ActionPlace, writeActionPlace} from '#src/features/remediation/read-action-filters.ts'
import type {SavedMessage} from '#src/features/remediation/say-saved.ts'
import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import type {ActionFilters, ActionList, ActionRow} from '#src/library/remediation-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Trail} from '#src/ui/trail.tsx'
import {KnownNames} from './action-form.tsx'
import {type ActionFrame, ActionTable} from './action-table.tsx'
import {RemediationFigures} from './remediation-figures.tsx'
import {SavedNote} from './saved-note.tsx'

type Common = {
  readonly own: OwnActions
  readonly editable: Editable
  readonly known: Names
  readonly message: SavedMessage | undefined
  readonly edit: ActionPlace | undefined
  readonly hasPolicies: boolean
}

/** What somebody owns: what is overdue, what comes next, and what was done lately. */
export function PersonPage({owner, keys, teams, ...common}: Common & Pick<PersonView, 'keys' | 'teams'> & {readonly owner: string}) {
  return (
    <OwnPage
      {...common}
      name={owner}
      href={toPersonHref(owner)}
      filters={{owner: keys}}
      facts={
        teams.length > 0 && (
          <>
            in{' '}
            {teams.map((team, index) => (
              <span key={team}>
                {index > 0 && ', '}
                <a className="owner" href={toTeamHref(team)}>
                  {team}
                </a>
              </span>
            ))}
          </>
        )
      }
    />
  )
}

/** The same of a team, with its members. */
export function TeamPage({handle, members, ...common}: Common & Pick<TeamView, 'handle' | 'members'>) {
  return (
    <OwnPage
      {...common}
      name={handle}
      href={toTeamHref(handle)}
      filters={{team: [handle]}}
      facts={
        <>
          {members.length === 0 ? 'a team without members' : 'a team of '}
          {members.map((member, index) => (
            <span key={member}>
              {index > 0 && ', '}
              <a className="owner" href={toPersonHref(member)}>
                {member}
              </a>
            </span>
          ))}
        </>
      }
    />
  )
}

type OwnPageProps = Common & {readonly name: string; readonly href: string; readonly filters: ActionFilters; readonly facts: ReactNode}

function OwnPage({own, editable, known, message, edit, hasPolicies, name, href, filters, facts}: OwnPageProps) {
  const frame: ActionFrame = {
    today: own.today,
    trackers: own.trackers,
    editable,
    edit,
    toEditHref: place => `${href}?edit=${encodeURIComponent(writeActionPlace(place))}`,
    backHref: href,
    hasChoice: false,
  }
  const rows = [own.overdue, own.next, own.undated].flatMap(({actions}) => actions)
  const isEditable = [...rows, ...own.done].some(editable.may)
  const {open} = own.coverage
  return (
    <div className="own">
      <SavedNote message={message} backHref={href} />
      <Trail href="/remediation" name="Remediation">
        <span className="font-mono wrap-anywhere">{clampText(name, 80)}</span>
      </Trail>
      <header className="own-head">
        <div>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          {facts && <p className="text-ink-2">{facts}</p>}
        </div>
        <a className="button screen-only" href={writeActionFilters(filters)}>
          Show as a list
        </a>
      </header>
      <RemediationFigures coverage={own.coverage} policy={own.policy} hasPolicies={hasPolicies} filters={filters} />
      {isEditable && <KnownNames {...known} />}
      {open === 0 && <p className="own-empty">Nothing is open: every agreed action is done or decided against.</p>}
      <Part title="Overdue" list={own.overdue} frame={frame} href={writeActionFilters({...filters, due: ['overdue']})} />
      <Part title="Next" list={own.next} frame={frame} href={writeActionFilters({...filters, due: ['week', 'month', 'later']})} />
      <Part title="Without a date" list={own.undated} frame={frame} href={writeActionFilters({...filters, due: ['undated']})} />
      <Part title="Done lately" list={toList(own.done)} frame={frame} href={writeActionFilters({...filters, status: ['done']}, {order: 'newest'})} />
    </div>
  )
}

function Part({title, list, frame, href}: {readonly title: string; readonly list: ActionList; readonly frame: ActionFrame; readonly href: string}) {
  if (list.actions.length === 0) return null
  const id = title.toLowerCase().replaceAll(' ', '-')
  return (
    <section className="own-part" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title} <span className="count">{list.total.toLocaleString('en-US')}</span>{' '}
        {list.total > list.actions.length && (
          <a className="link section-more screen-only" href={href}>
            All of them
          </a>
        )}
      </h2>
      <ActionTable label={title} frame={frame} groups={[{key: id, actions: list.actions}]} />
    </section>
  )
}

function toList(actions: readonly ActionRow[]): ActionList {
  return {actions, total: actions.length, next: undefined}
}
