import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {describeReasons, describeRelation, type ReasonText} from '#src/features/incident/describe-reasons.ts'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {listRelations} from '#src/features/incident/list-relations.ts'
import type {PageAddress} from '#src/features/incident/page-address.ts'
import {formatDay, formatShortDay} from '#src/features/timeline/format-times.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {type CrossReference, mostCounted, type OtherCount} from '#src/library/cross-reference.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Evident} from './evident.tsx'
import {Likenesses} from './likenesses.tsx'

type RelatedProps = {readonly view: IncidentView; readonly address: PageAddress}

const statedAtOnce = 8

/** What the incident has to do with others: what authors say of them, here or there, then a few with which it has something in common. */
export function RelatedIncidents({view, address}: RelatedProps) {
  const {stated, statedTotal, shared, services, factors} = view.references
  const missing = listRelations(view.incident).filter(({to}) => !view.titles.has(to))
  const toItem = (reference: CrossReference) => <Related key={reference.id} reference={reference} view={view} address={address} />
  const rest = stated.slice(statedAtOnce)
  return (
    <>
      {stated.length + missing.length > 0 && (
        <section>
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
            <details>
              <summary className="link">Show {rest.length} more</summary>
              <ul className="relations">{rest.map(toItem)}</ul>
            </details>
          )}
          {statedTotal > stated.length && (
            <p className="text-ink-3">{(statedTotal - stated.length).toLocaleString('en-US')} more name this one or are named by it.</p>
          )}
        </section>
      )}
      {shared.length > 0 && (
        <section>
          <h2>In common</h2>
          <ul className="relations">{shared.map(toItem)}</ul>
        </section>
      )}
      {view.similar.length > 0 && (
        <section>
          <h2>Reads alike</h2>
          <ul className="relations">
            {view.similar.map(({id, title, words, likenesses}) => (
              <li key={id}>
                <a href={`/incidents/${encodeURIComponent(id)}`}>
                  <bdi>{clampText(title)}</bdi>
                </a>
                <span className="reasons">
                  both have: <bdi>{words.join(', ')}</bdi>
                </span>
                <Likenesses likenesses={likenesses} own={`/incidents/${encodeURIComponent(view.incident.id)}`} other={`/incidents/${encodeURIComponent(id)}`} />
              </li>
            ))}
          </ul>
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
            <Reason reason={reason} evidence={findEvidence(reason, id, view)} name={toCardName(reason.stated ?? '', id)} address={address} />
          </span>
        ))}
      </span>
    </li>
  )
}

type ReasonProps = {readonly reason: ReasonText; readonly evidence: Evidence | undefined; readonly name: string; readonly address: PageAddress}

function Reason({reason, evidence, name, address}: ReasonProps) {
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

function toCardName(kind: string, id: string): string {
  return `relation-${kind}-${id.replaceAll(/[^\w-]/g, '')}`
}
