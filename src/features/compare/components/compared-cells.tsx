import type {ReactNode} from 'react'
import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {formatDetection} from '#src/features/catalogue/describe-filters.ts'
import type {Alignment} from '#src/features/compare/compare-address.ts'
import type {ComparedIncident} from '#src/features/compare/compared-incident.ts'
import {findPassageOf} from '#src/features/compare/find-passage-of.ts'
import {formatOffset} from '#src/features/compare/lay-out-comparison.ts'
import {listCategories, type SharedKind, toEvidenceHref, toLikenessHref} from '#src/features/compare/list-shared.ts'
import type {ComparedStatement} from '#src/features/compare/list-statements.ts'
import {formatMeasure} from '#src/features/incident/format-measure.ts'
import {toActionHref, toFactAnchor} from '#src/features/incident/page-address.ts'
import {relationWords} from '#src/features/patterns/relation-words.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import {isOverdue} from '#src/incident/action-item.ts'
import {formatMinutes, toDurations} from '#src/incident/duration.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {formatSeverityLevel} from '#src/incident/severity.ts'
import type {StatedLine} from '#src/library/recall/to-outcome.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** Marks what others have as well. */
export type Mark = (kind: SharedKind, what: string) => ReactNode
type CellProps = {readonly each: ComparedIncident; readonly mark: Mark}

/** How bad it was. */
export function Severity({each, mark}: CellProps) {
  const {severity} = each.incident
  if (!severity) return <NotStated />
  return (
    <>
      <a href={toEvidenceHref(each, severity.evidence)}>
        <SeverityBadge level={severity.level} label={severity.label} />
      </a>{' '}
      {severity.level && mark('severity', formatSeverityLevel(severity.level))}
    </>
  )
}

/** Whose it was. */
export function Organization({each, mark}: CellProps) {
  const {organization} = each.incident
  if (!organization) return <NotStated />
  return (
    <>
      <a href={toEvidenceHref(each, organization.evidence)}>
        <bdi>{clampText(organization.value, 80)}</bdi>
      </a>{' '}
      {mark('organization', organization.value)}
    </>
  )
}

/** What it touched. */
export function Services({each, mark}: CellProps) {
  return list(
    each.services.map(name => [
      name,
      <a key={name} href={`${each.page}#${toFactAnchor('Affected')}`}>
        <bdi>{clampText(name, 60)}</bdi>
      </a>,
      mark('service', name),
    ]),
  )
}

/** What was counted of its impact. */
export function Measures({each}: {readonly each: ComparedIncident}) {
  return list(
    each.incident.impactMeasures.map(measure => [
      String(measure.evidence.start.offset),
      <a key="measure" href={toEvidenceHref(each, measure.evidence)}>
        <bdi>{formatMeasure(measure)}</bdi>
      </a>,
    ]),
    null,
  )
}

/** Each milestone by its distance from the one that all are aligned by; where that is not stated, as the clock showed it. */
export function Course({each, align}: {readonly each: ComparedIncident; readonly align: Alignment}) {
  const {milestones} = each.incident
  if (milestones.length === 0) return <NotStated />
  const origin = milestones.find(({kind}) => kind === align)
  return (
    <>
      <dl className="compare-course">
        {milestones.map(({kind, instant, evidence}) => (
          <div key={kind}>
            <dt>{kind}</dt>
            <dd>
              <a href={toEvidenceHref(each, evidence)}>
                {origin
                  ? (instant.approximate ? '~' : '') + formatOffset(Date.parse(instant.at) - Date.parse(origin.instant.at))
                  : formatMoment(instant, 'UTC')}
              </a>
              {origin && <span className="dim"> {formatMoment(instant, 'UTC')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {!origin && <p className="dim">not stated when it was {align}</p>}
    </>
  )
}

/** How long it took, each with what it is made of: the number leads to the figures of its incident, the milestones to where they are stated. */
export function Durations({each}: {readonly each: ComparedIncident}) {
  const durations = toDurations(each.incident)
  if (durations.length === 0) return <NotStated />
  return list(
    durations.map(({kind, minutes, from, to}) => [
      kind,
      <span key={kind}>
        <a href={`${each.page}#figures`}>
          <b>{formatMinutes(minutes)}</b>
        </a>{' '}
        <span className="dim">
          <a href={toEvidenceHref(each, from.evidence)}>{from.kind}</a> → <a href={toEvidenceHref(each, to.evidence)}>{to.kind}</a>
        </span>
      </span>,
    ]),
  )
}

/** What set it off. */
export function Trigger({each}: {readonly each: ComparedIncident}) {
  const {trigger} = each.incident
  const passage = findPassageOf(each, ['trigger'])
  if (passage) return <Passage passage={passage} />
  if (!trigger) return <NotStated />
  return <a href={toEvidenceHref(each, trigger.evidence)}>{clampText(trigger.text, longestText)}</a>
}

/** What helped to bring it about, each with its category. */
export function Factors({each, mark}: CellProps) {
  const {incident, page} = each
  const bare = [...listCategories(each)].filter(([category]) => !incident.factors.some(factor => factor.category === category))
  if (incident.factors.length + bare.length === 0) return <NotStated />
  return (
    <ul>
      {incident.factors.slice(0, mostListed).map(({title, category, evidence}, index) => (
        <li key={evidence.start.offset}>
          <a href={toLikenessHref(page, {text: title, place: 'factor', index, anchor: undefined})}>
            <bdi>{clampText(title, 160)}</bdi>
          </a>
          {category !== undefined && (
            <span className="compare-category">
              {formatFactorCategory(category)} {mark('factor', formatFactorCategory(category))}
            </span>
          )}
        </li>
      ))}
      {bare.map(([category, href]) => (
        <li key={category}>
          <a href={href}>{formatFactorCategory(category)}</a> {mark('factor', formatFactorCategory(category))}
        </li>
      ))}
      <More total={incident.factors.length} href={page} noun="factors" />
    </ul>
  )
}

/** Who noticed first, and what the text says of it. */
export function Detection({each, mark}: CellProps) {
  const {detectedBy} = each.incident
  const passage = findPassageOf(each, ['detection'])
  return (
    <>
      {detectedBy ? (
        <p>
          <a href={toEvidenceHref(each, detectedBy.evidence)}>{formatDetection(detectedBy.value)}</a> {mark('detection', formatDetection(detectedBy.value))}
        </p>
      ) : (
        <NotStated />
      )}
      {passage && <Passage passage={passage} />}
    </>
  )
}

/** Sentences of its account. */
export function Lines({each, lines}: {readonly each: ComparedIncident; readonly lines: readonly StatedLine[]}) {
  return list(
    lines.map(line => [
      `${line.place} ${line.index} ${line.text}`,
      <a key="line" href={toLikenessHref(each.page, line)}>
        <bdi>{clampText(line.text, longestText)}</bdi>
      </a>,
    ]),
  )
}

/** What was to be done, and how far it is. */
export function Actions({each: {incident, page}, today}: {readonly each: ComparedIncident; readonly today: string}) {
  const {actions, id} = incident
  if (actions.length === 0) return <p className="dim">None</p>
  return (
    <ul>
      {actions.slice(0, mostListed).map((action, position) => (
        <li key={action.evidence.start.offset}>
          <a href={toActionHref(id, position)}>
            <bdi>{clampText(action.title, 160)}</bdi>
          </a>
          <span className={isOverdue(action, today) ? 'compare-state late' : 'compare-state'}>
            {isOverdue(action, today) ? 'overdue' : stateNames[action.status]}
            {action.kind && `, ${action.kind}`}
          </span>
        </li>
      ))}
      <More total={actions.length} href={page} noun="actions" />
    </ul>
  )
}

/** What its author says of the others, each leading to where that is said. */
export function Statements({statements, compared}: {readonly statements: readonly ComparedStatement[]; readonly compared: readonly ComparedIncident[]}) {
  return list(
    statements.map(({type, of, href, text}) => [
      `${type} ${of}`,
      <a key="said" href={href}>
        {type === 'mention' ? 'links to' : relationWords[type].name} <span className="shared-number">{of + 1}</span>{' '}
        {text === undefined ? <bdi>{clampText(compared[of]?.title ?? '', 80)}</bdi> : <q>{clampText(text, 200)}</q>}
      </a>,
    ]),
    <p className="dim">Nothing</p>,
  )
}

const stateNames = {open: 'open', 'in-progress': 'in progress', done: 'done', 'wont-do': 'won’t do', candidate: 'proposed'} as const

type FoundPassage = NonNullable<ReturnType<typeof findPassageOf>>

/** The words of a section, as far as one reads here. */
export function Passage({passage, isOptional = false}: {readonly passage: FoundPassage | undefined; readonly isOptional?: boolean}) {
  if (!passage) return isOptional ? null : <NotStated />
  return (
    <a className="compare-passage" href={passage.href}>
      <bdi>{clampText(passage.text, longestText)}</bdi>
    </a>
  )
}

function More({total, href, noun}: {readonly total: number; readonly href: string; readonly noun: string}) {
  if (total <= mostListed) return null
  return (
    <li>
      <a className="link" href={href}>
        {(total - mostListed).toLocaleString('en-US')} more {noun}
      </a>
    </li>
  )
}

function list(items: readonly (readonly [key: string, shown: ReactNode, mark?: ReactNode])[], absent: ReactNode = <NotStated />) {
  if (items.length === 0) return absent
  return (
    <ul>
      {items.map(([key, shown, mark]) => (
        <li key={key}>
          {shown} {mark}
        </li>
      ))}
    </ul>
  )
}

function NotStated() {
  return <p className="dim">Not stated</p>
}

const longestText = 320
const mostListed = 12
