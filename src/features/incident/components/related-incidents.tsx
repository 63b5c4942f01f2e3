import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {writeCompareAddress} from '#src/features/compare/compare-address.ts'
import {describeReasons, describeRelation, type ReasonText} from '#src/features/incident/describe-reasons.ts'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {listRelations} from '#src/features/incident/list-relations.ts'
import {type PageAddress, toFactAnchor, writePageAddress} from '#src/features/incident/page-address.ts'
import {DecisionForms} from '#src/features/relations/components/decision-forms.tsx'
import {likenessNames, relationQuestions} from '#src/features/relations/relation-words.ts'
import {formatDay, formatShortDay} from '#src/features/timeline/format-times.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {type CrossReference, mostCounted, type OtherCount} from '#src/library/cross-reference.ts'
import type {NamedIncident} from '#src/library/incident-store.ts'
import type {NearIncident} from '#src/library/relate/compare-near.ts'
import type {LikenessKind} from '#src/library/relate/likeness.ts'
import {furtherWeight, likenessWeights} from '#src/library/relate/likeness-weights.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Evident} from './evident.tsx'
import {Likenesses, Passage} from './likenesses.tsx'

type RelatedProps = {readonly view: IncidentView; readonly address: PageAddress}

const statedAtOnce = 8

/** What the incident has to do with others: what authors say of them, here or there, then a few with which it has something in common. */
export function RelatedIncidents({view, address}: RelatedProps) {
  const {stated, statedTotal, shared, services, factors} = view.references
  const missing = listRelations(view.incident).filter(({to}) => !view.titles.has(to))
  const toItem = (reference: CrossReference) => <Related key={reference.id} reference={reference} view={view} address={address} />
  const rest = stated.slice(statedAtOnce)
  const alike = listAlike(view)
  return (
    <>
      {stated.length + missing.length > 0 && (
        <section id={toFactAnchor('Related')}>
          <h2>Related</h2>
          <ul className="relations">
            {stated.slice(0, statedAtOnce).map(toItem)}
            {missing.map(({to, type, evidence}) => (
              <li key={`${to} ${type}`}>
                <span className="missing-link">{to}</span>
                <span className="reasons">
                  <Evident name={toCardName('relation', to)} evidence={evidence} address={address}>
                    {describeRelation(type)}
                  </Evident>
                </span>
              </li>
            ))}
          </ul>
          {rest.length > 0 && (
            <details open={address.isWhole}>
              <summary className="link">Show {rest.length} more</summary>
              <ul className="relations">{rest.map(toItem)}</ul>
            </details>
          )}
          {statedTotal > stated.length && (
            <p className="text-ink-3">
              {(statedTotal - stated.length).toLocaleString('en-US')} more name this one or are named by it.{' '}
              {!address.isWhole && (
                <a className="link" href={`${writePageAddress({...address, isWhole: true})}#${toFactAnchor('Related')}`}>
                  Show all {statedTotal.toLocaleString('en-US')}
                </a>
              )}
            </p>
          )}
        </section>
      )}
      {shared.length > 0 && (
        <section>
          <h2>In common</h2>
          <ul className="relations">{shared.map(toItem)}</ul>
        </section>
      )}
      {alike.length > 0 && (
        <section>
          <h2>Reads alike</h2>
          <ul className="relations">
            {alike.map(({id, title, words}) => (
              <li key={id}>
                <a href={`/incidents/${encodeURIComponent(id)}`}>
                  <bdi>{clampText(title)}</bdi>
                </a>
                <span className="reasons">
                  both have: <bdi>{words.join(', ')}</bdi>
                  <CompareLink own={view.incident.id} other={id} />
                </span>
                <Proposed id={id} title={title} view={view} address={address} />
              </li>
            ))}
          </ul>
          <HowOrdered />
        </section>
      )}
      {services.length + factors.length > 0 && (
        <section>
          <h2>All that share</h2>
          <ul className="shares">
            {services.map(share => (
              <Share key={share.value} share={share} name={share.value} href={writeFilters({services: [share.value]})} />
            ))}
            {factors.map(share => (
              <Share key={share.value} share={share} name={formatFactorCategory(share.value)} href={writeFilters({factors: [share.value]})} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** What counts how much for two incidents being alike, from the table that they are put in order with. */
function HowOrdered() {
  const weights = Object.entries(likenessWeights) as readonly [LikenessKind, number][]
  return (
    <details className="how-ordered screen-only">
      <summary>How they are ordered</summary>
      <p>
        By what two are alike in: {weights.map(([kind, weight]) => `${likenessNames[kind].toLowerCase()} ${weight}`).join(', ')}. A further likeness of a kind
        counts for {furtherWeight} of that. What weighs the same stands as the search for their words ranks it.
      </p>
    </details>
  )
}

/** The number is that of the list it leads to, which has this incident in it as well. */
function Share({share, name, href}: {readonly share: OtherCount; readonly name: string; readonly href: string}) {
  return (
    <li>
      <a href={href}>
        <bdi>{clampText(name, 60)}</bdi>
      </a>{' '}
      <span className="count">{share.count < mostCounted ? share.count + 1 : `over ${mostCounted}`}</span>
    </li>
  )
}

function Related({reference: {id, title, date, reasons}, view, address}: RelatedProps & {readonly reference: CrossReference}) {
  return (
    <li>
      <a href={`/incidents/${encodeURIComponent(id)}`}>
        <bdi>{clampText(title)}</bdi>
      </a>
      <span className="reasons">
        {date && <time dateTime={date.at}>{formatShortDay(formatDay(date, 'UTC'))}</time>}
        {describeReasons(reasons).map((reason, index) => (
          <span key={reason.text}>
            {(date || index > 0) && ' · '}
            <Reason
              reason={reason}
              evidence={findEvidence(reason, id, view)}
              name={toCardName(reason.stated ?? '', id)}
              address={address}
              there={findThere(reason, id, view)}
            />
          </span>
        ))}
        <CompareLink own={view.incident.id} other={id} />
      </span>
      <Mentions id={id} view={view} />
      <Proposed id={id} title={title} view={view} address={address} />
    </li>
  )
}

/** The sentences by which the two link to each other. */
function Mentions({id, view}: {readonly id: string; readonly view: IncidentView}) {
  const {here, there} = view.statements.get(id) ?? {}
  if (!here && !there) return null
  return (
    <div className="mentions">
      {here && (
        <p>
          here: <Passage passage={here} page={`/incidents/${encodeURIComponent(view.incident.id)}`} />
        </p>
      )}
      {there && (
        <p>
          there: <Passage passage={there} page={`/incidents/${encodeURIComponent(id)}`} />
        </p>
      )}
    </div>
  )
}
/** Both side by side. */
function CompareLink({own, other}: {readonly own: string; readonly other: string}) {
  return (
    <span className="screen-only">
      {' · '}
      <a className="link" href={writeCompareAddress({ids: [own, other]})}>
        Compare
      </a>
    </span>
  )
}

/** In what the two are alike, if the program found that, and what that may mean, for who may decide. */
function Proposed({id, title, view, address}: RelatedProps & NamedIncident) {
  const found = view.near.find(each => each.id === id)
  if (!found) return null
  const own = `/incidents/${encodeURIComponent(view.incident.id)}`
  const decision = view.decisions.find(({from, to}) => from === id || to === id)
  return (
    <>
      <Likenesses likenesses={found.likenesses} own={own} other={`/incidents/${encodeURIComponent(id)}`} />
      {decision && (
        <details className="decide screen-only">
          <summary className="link">{relationQuestions[decision.type]}</summary>
          <DecisionForms proposal={decision} name={toCardName('decide', id)} about={clampText(title, 80)} backHref={`${own}${writePageAddress(address)}`} />
        </details>
      )}
    </>
  )
}

/** Those that read alike and are not named for another reason, as they were weighed. */
function listAlike({near, references}: IncidentView): readonly NearIncident[] {
  const named = new Set([...references.stated, ...references.shared].map(({id}) => id))
  return near.filter(({id, words}) => words.length > 0 && !named.has(id)).slice(0, mostAlike)
}

const mostAlike = 4

type ReasonProps = {
  readonly reason: ReasonText
  readonly evidence: Evidence | undefined
  readonly name: string
  readonly address: PageAddress
  /** Where the other document says so, if it is the one that does. */
  readonly there: string | undefined
}

function Reason({reason, evidence, name, address, there}: ReasonProps) {
  if (there !== undefined)
    return (
      <a className="evidence-fact" href={there}>
        <bdi>{reason.text}</bdi>
      </a>
    )
  if (!evidence) return <bdi>{reason.text}</bdi>
  return (
    <Evident name={name} evidence={evidence} address={address}>
      {reason.text}
    </Evident>
  )
}

/** Where the document says so, if it is the one that does. */
function findEvidence({stated}: ReasonText, id: string, {incident, titles}: IncidentView): Evidence | undefined {
  if (stated === undefined) return undefined
  const named = stated === 'mention' ? incident.links : incident.relations.filter(({type}) => type === stated)
  return named.find(({to}) => titles.get(to)?.id === id)?.evidence
}

function findThere({statedThere}: ReasonText, id: string, {statements}: IncidentView): string | undefined {
  const line = statements.get(id)?.relations.find(({type}) => type === statedThere)?.evidence.start.line
  return line === undefined ? undefined : `/incidents/${encodeURIComponent(id)}?tab=source#L${line}`
}

function toCardName(kind: string, id: string): string {
  return `relation-${kind}-${id.replaceAll(/[^\w-]/g, '')}`
}
