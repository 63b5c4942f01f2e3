import type {ReactNode} from 'react'
import {formatMeasure} from '#src/features/incident/format-measure.ts'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {type PageAddress, toFactAnchor} from '#src/features/incident/page-address.ts'
import {formatMoments, formatShortDay, formatZone} from '#src/features/timeline/format-times.ts'
import {toPlainText, toShortText} from '#src/features/timeline/to-plain-text.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {DetectionSource, Incident, IncidentSource} from '#src/incident/incident.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {Evident} from './evident.tsx'
import {RelatedIncidents} from './related-incidents.tsx'

/** What was read from the document besides its text: facts, relations, where it comes from. */
export function IncidentAside({view, zone, address}: {readonly view: IncidentView; readonly zone: string; readonly address: PageAddress}) {
  const {incident} = view
  return (
    <>
      <Group title="Facts">
        <dl className="facts">
          <Fact
            address={address}
            name="Detected by"
            facts={incident.detectedBy ? [{text: detectionNames[incident.detectedBy.value], evidence: incident.detectedBy.evidence}] : []}
          />
          <Fact address={address} name="Trigger" facts={incident.trigger ? [{text: toTriggerText(view), evidence: incident.trigger.evidence}] : []} />
          <Fact
            address={address}
            isRow
            name="Affected"
            facts={incident.services.map(service => ({text: service.value, evidence: service.evidence, href: toServiceHref(service.value)}))}
          />
          {incident.regions.length > 0 && (
            <Fact address={address} isRow name="Regions" facts={incident.regions.map(region => ({text: region.value, evidence: region.evidence}))} />
          )}
          <Fact
            address={address}
            name="Measured"
            facts={incident.impactMeasures.map(measure => ({text: formatMeasure(measure), evidence: measure.evidence}))}
            absent="no number stated"
          />
        </dl>
      </Group>
      <Group title="Milestones">
        {incident.milestones.length === 0 ? (
          <p className="text-ink-3">Not stated</p>
        ) : (
          <dl className="facts">
            {formatMoments(
              incident.milestones.map(milestone => milestone.instant),
              zone,
            ).map((text, index) => {
              const milestone = incident.milestones[index]
              return (
                milestone && <Fact address={address} key={milestone.kind} name={capitalize(milestone.kind)} facts={[{text, evidence: milestone.evidence}]} />
              )
            })}
          </dl>
        )}
      </Group>
      <RelatedIncidents view={view} address={address} />
      <Source incident={incident} address={address} />
    </>
  )
}

function Group({title, children}: {readonly title: string; readonly children: ReactNode}) {
  return (
    <section id={toFactAnchor(title)}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

type FactValue = {
  readonly text: string
  readonly evidence: Evidence
  /** Where it leads, where that is somewhere else than to its sentence. */
  readonly href?: string
}

type FactProps = {
  readonly address: PageAddress
  readonly name: string
  readonly facts: readonly FactValue[]
  readonly absent?: string
  /** Short values stand beside each other. */
  readonly isRow?: boolean
}

function Fact({address, name, facts, absent = 'Not stated', isRow = false}: FactProps) {
  return (
    <div id={toFactAnchor(name)} className={facts.length === 0 ? 'fact-absent' : undefined}>
      <dt>{name}</dt>
      <dd className={isRow ? 'fact-row' : undefined}>
        {facts.length === 0 && <span className="text-ink-3">{absent}</span>}
        {facts.map(fact => (
          <Evident
            key={`${fact.text} ${fact.evidence.start.offset}`}
            name={`fact-${name.replaceAll(' ', '-')}`}
            evidence={fact.evidence}
            address={address}
            {...(fact.href === undefined ? {} : {href: fact.href})}
          >
            <bdi>{fact.text}</bdi>
          </Evident>
        ))}
      </dd>
    </div>
  )
}

function Source({incident: {source, authors, tags, timezone}, address}: {readonly incident: Incident; readonly address: PageAddress}) {
  return (
    <Group title="This document">
      <dl className="facts">
        <Fact address={address} isRow name="Authors" facts={authors.map(author => ({text: author.value, evidence: author.evidence}))} />
        {source && <Fact address={address} name="Published" facts={[{text: toSourceText(source), evidence: source.evidence}]} />}
        <Fact
          address={address}
          name="Times in"
          facts={timezone ? [{text: formatZone(timezone.value), evidence: timezone.evidence}] : []}
          absent="UTC, none stated"
        />
        {tags.length > 0 && <Fact address={address} isRow name="Tags" facts={tags.map(tag => ({text: tag.value, evidence: tag.evidence}))} />}
      </dl>
      {source?.url && /^https?:\/\//i.test(source.url) && (
        <a className="link mt-2 inline-block wrap-anywhere" href={source.url} rel="noopener noreferrer nofollow">
          The original
        </a>
      )}
    </Group>
  )
}

/** The beginning of the trigger's section; of its Markdown where it stands elsewhere. */
function toTriggerText({incident, html}: IncidentView): string {
  const section = incident.sections.findIndex(({kind}) => kind === 'trigger')
  return toShortText(toPlainText(html.sections[section] ?? '') || (incident.trigger?.text ?? ''), 110)
}

function toSourceText({publisher, date}: IncidentSource): string {
  return [publisher, date && formatShortDay(date)].filter(part => part).join(', ') || 'elsewhere'
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

const detectionNames: Readonly<Record<DetectionSource, string>> = {
  monitoring: 'monitoring',
  customer: 'a customer',
  employee: 'an employee',
  'third-party': 'a third party',
  unknown: 'unknown, says the text',
}
