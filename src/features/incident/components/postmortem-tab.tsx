import type {ReactNode} from 'react'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {listFirstOfDays} from '#src/features/incident/list-first-of-days.ts'
import {opensSubsections} from '#src/features/incident/opens-subsections.ts'
import {type PageAddress, toEntryHref} from '#src/features/incident/page-address.ts'
import {type StoryPart, toStory} from '#src/features/incident/to-story.ts'
import {formatWeekday} from '#src/features/timeline/format-times.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {ActionList} from './action-list.tsx'
import {Diagnostics} from './diagnostics.tsx'
import {FactorList} from './factor-list.tsx'
import {FactorSuggestions} from './factor-suggestions.tsx'
import {IncidentAside} from './incident-aside.tsx'
import {ShowAll} from './show-all.tsx'
import {TimelineList} from './timeline-list.tsx'
import {UpdateList} from './update-list.tsx'
import {Written} from './written.tsx'

type PostmortemTabProps = {
  readonly view: IncidentView
  readonly zone: string
  readonly address: PageAddress
  /** The actions as they can be changed; none for who may not. */
  readonly editable: ReadonlyMap<number, ActionRow>
  /** What else stands beside it: that it came again. */
  readonly recurrence?: ReactNode
  /** What stands below all of that: what one may do with the document as a whole. */
  readonly foot?: ReactNode
}

/** The document in its own order, its lists as what they are, and beside it what was read from it. */
export function PostmortemTab({view, zone, address, editable, recurrence, foot}: PostmortemTabProps) {
  const story = toStory(view.incident)
  const headed = story.filter(part => part.heading !== undefined && part.level === 2)
  return (
    <div className="beside">
      <div className="story-column min-w-0">
        {headed.length > 2 && (
          <details className="on-this-page screen-only desk:hidden">
            <summary>On this page</summary>
            <Contents parts={headed} view={view} zone={zone} address={address} />
          </details>
        )}
        <div className="story">
          {story.map(part => (
            <Part key={part.id} part={part} view={view} zone={zone} address={address} editable={editable} />
          ))}
          {view.html.footnotes && <Written className="prose prose-small mt-8 border-t border-line pt-4" html={view.html.footnotes} />}
        </div>
      </div>
      <aside className="incident-aside" aria-label="About this incident">
        <Diagnostics diagnostics={view.diagnostics} address={address} />
        {recurrence}
        <IncidentAside view={view} zone={zone} address={address} />
        {foot}
      </aside>
      {headed.length > 2 && (
        <nav className="contents-nav screen-only" aria-label="On this page">
          <h2>On this page</h2>
          <Contents parts={headed} view={view} zone={zone} address={address} />
        </nav>
      )}
    </div>
  )
}

type ContentsProps = {readonly parts: readonly StoryPart[]; readonly view: IncidentView; readonly zone: string; readonly address: PageAddress}

/** The document's sections, and in a long timeline its days. */
function Contents({parts, view, zone, address}: ContentsProps) {
  return (
    <ol>
      {parts.map(part => (
        <li key={part.id}>
          <a href={`#${part.id}`}>{part.heading}</a>
          {part.entries.length >= longTimeline && (
            <ol>
              {listFirstOfDays(view.incident.timeline, part.entries, zone).map(({day, entry}) => (
                <li key={day}>
                  <a href={toEntryHref(address, entry)}>{formatWeekday(day)}</a>
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Entries from which on a reader wants to go to a day. */
const longTimeline = 30

type PartProps = PostmortemTabProps & {readonly part: StoryPart}

function Part({part, view, zone, address, editable}: PartProps) {
  const html = part.section === undefined ? '' : (view.html.sections[part.section] ?? '')
  const Heading = part.level === 2 ? 'h2' : 'h3'
  const page = `/incidents/${encodeURIComponent(view.incident.id)}`
  const isEmpty = html === '' && part.entries.length + part.factors.length + part.actions.length + part.updates.length === 0 && !part.hasSuggestions
  // What stands under no heading and shows nothing, such as a comment above the title, is no part to miss.
  if (isEmpty && part.heading === undefined && view.incident.sections.length > 1) return null
  return (
    <section
      id={part.id}
      aria-label={part.heading === undefined ? 'Beginning' : undefined}
      aria-labelledby={part.heading === undefined ? undefined : `${part.id}-h`}
    >
      {part.heading !== undefined && <Heading id={`${part.id}-h`}>{part.heading}</Heading>}
      {html && <Written className="prose" html={html} />}
      {part.entries.length > 0 && <TimelineList incident={view.incident} html={view.html.entries} which={part.entries} zone={zone} address={address} />}
      <ShowAll page={page} which={part.entries} address={address} noun="entries" anchor="t" />
      {part.factors.length > 0 && <FactorList incident={view.incident} html={view.html.factors} which={part.factors} address={address} />}
      <ShowAll page={page} which={part.factors} address={address} noun="factors" anchor="factor" />
      {part.hasSuggestions && <FactorSuggestions suggestions={view.incident.factorSuggestions} address={address} />}
      {part.actions.length > 0 && (
        <ActionList
          incident={view.incident}
          html={view.html.actions}
          which={part.actions}
          today={view.today}
          trackers={view.trackers}
          address={address}
          editable={editable}
        />
      )}
      <ShowAll page={page} which={part.actions} address={address} noun="action items" anchor="action" />
      {part.updates.length > 0 && <UpdateList incident={view.incident} html={view.html.updates} which={part.updates} zone={zone} address={address} />}
      <ShowAll page={page} which={part.updates} address={address} noun="updates" anchor="update" />
      {isEmpty && !opensSubsections(view.incident.sections, part.section) && <p className="text-ink-3">Nothing is written here yet.</p>}
    </section>
  )
}
