import {Marked} from '#src/features/catalogue/components/marked.tsx'
import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {toFactAnchor} from '#src/features/incident/page-address.ts'
import {formatLikeness, likenessNames, relationQuestions} from '#src/features/relations/relation-words.ts'
import {formatDay, formatShortDay} from '#src/features/timeline/format-times.ts'
import type {Likeness, LikenessPassage} from '#src/library/relate/likeness.ts'
import type {ListedProposal, ProposedIncident} from '#src/library/relate/list-proposals.ts'
import {markShared} from '#src/library/relate/mark-shared.ts'
import type {MarkedText} from '#src/library/search/document-passage.ts'
import {toPassageHref} from '#src/library/search/to-passage-href.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {DecisionForms} from './decision-forms.tsx'

type ProposalCardProps = {readonly proposal: ListedProposal; readonly place: number; readonly mayDecide: boolean; readonly backHref: string}

/** Two incidents beside each other, what each says that the other says too, and what that may mean. */
export function ProposalCard({proposal, place, mayDecide, backHref}: ProposalCardProps) {
  const {type, likenesses} = proposal
  // The later one first, whichever of the two documents would say so.
  const isTurned = (proposal.between[0].date?.at ?? '') < (proposal.between[1].date?.at ?? '')
  const [later, earlier] = isTurned ? [proposal.between[1], proposal.between[0]] : proposal.between
  const id = `relation-${place}`
  return (
    <li>
      <article className="proposal" aria-labelledby={id}>
        <div className="proposal-pair">
          <h2 id={id} className="proposal-kind">
            {relationQuestions[type]}
          </h2>
          <Side incident={later} name="Later" row={`pair-${place}`} />
          <Side incident={earlier} name="Earlier" />
        </div>
        <dl className="proposal-reasons">
          {likenesses.map(likeness => (
            <Reason key={`${likeness.kind} ${likeness.what}`} likeness={likeness} isTurned={isTurned} pages={[toPage(later), toPage(earlier)]} />
          ))}
        </dl>
        {mayDecide && (
          <DecisionForms
            proposal={proposal}
            name={id}
            about={`${clampText(later.title, 80)}, ${clampText(earlier.title, 80)}`}
            backHref={`${backHref}#pair-${place}`}
          />
        )}
      </article>
    </li>
  )
}

/** `row` is the address of the pair on the page: who comes back from an answer goes on with the next one. */
function Side({incident, name, row}: {readonly incident: ProposedIncident; readonly name: string; readonly row?: string}) {
  const {title, date, severity, organization, services} = incident
  const day = date && formatDay(date, 'UTC')
  return (
    <div>
      <p className="proposal-when">
        {name} {day ? <time dateTime={day}>{formatShortDay(day)}</time> : 'no date'}
      </p>
      <h3>
        <a id={row} href={toPage(incident)} data-row={row === undefined ? undefined : ''}>
          <bdi>{clampText(title)}</bdi>
        </a>
      </h3>
      <p className="proposal-place">
        {severity && <SeverityBadge level={severity.level} label={severity.label} />}
        {organization !== undefined && <bdi>{clampText(organization, 60)}</bdi>}
        {services.length > 0 && <bdi>{clampText(services.join(', '), 90)}</bdi>}
      </p>
    </div>
  )
}

type ReasonProps = {readonly likeness: Likeness; readonly isTurned: boolean; readonly pages: readonly [string, string]}

/** One thing that both say. */
function Reason({likeness, isTurned, pages}: ReasonProps) {
  const {kind, what, between} = likeness
  const marked = markShared(likeness, text => clampText(text, longestPassage))
  const [left, right] = isTurned ? ([1, 0] as const) : ([0, 1] as const)
  return (
    <div>
      <dt>
        {likenessNames[kind]} <bdi>{clampText(formatLikeness(likeness), 60)}</bdi>
      </dt>
      {kind === 'same-service' ? (
        <>
          <Service name="Later" service={what} page={pages[0]} />
          <Service name="Earlier" service={what} page={pages[1]} />
        </>
      ) : (
        <>
          <Passage name="Later" passage={between[left]} parts={marked[left]} page={pages[0]} />
          <Passage name="Earlier" passage={between[right]} parts={marked[right]} page={pages[1]} />
        </>
      )}
    </div>
  )
}

const longestPassage = 260

type PassageProps = {readonly name: string; readonly passage: LikenessPassage; readonly parts: readonly MarkedText[]; readonly page: string}

function Passage({name, passage, parts, page}: PassageProps) {
  return (
    <dd>
      <span className="proposal-side">{name}: </span>
      <a href={toPassageHref(page, {...passage, kind: undefined, heading: undefined, parts: []})}>
        <q>
          <Marked parts={parts} />
        </q>
      </a>
    </dd>
  )
}

/** A service is named among the facts of a page. */
function Service({name, service, page}: {readonly name: string; readonly service: string; readonly page: string}) {
  return (
    <dd>
      <span className="proposal-side">{name}: </span>
      <a href={`${page}#${toFactAnchor('Affected')}`}>
        <mark>{clampText(service, 60)}</mark>
      </a>
    </dd>
  )
}

function toPage({id}: ProposedIncident): string {
  return `/incidents/${encodeURIComponent(id)}`
}
