import {isOpen} from '#src/incident/action-item.ts'
import {listImpactWindows, toDurations, toImpactMinutes} from '#src/incident/duration.ts'
import {toIncidentDate} from '#src/incident/incident-date.ts'
import type {Day} from '#src/incident/instant.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {toServiceName} from '#src/incident/service-names.ts'
import type {IncidentRow, PublishedDocument} from '#src/library/incident-store.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toOwnDay} from './to-own-day.ts'

/** What a list shows of an incident that depends on its document alone, and what lists are ordered and filtered by. */
export type IncidentCard = Omit<IncidentRow, 'actions' | 'stale' | 'passages'> & {
  readonly tta: number | undefined
  readonly year: number | undefined
  /** The day of `date` as the document's own clocks showed it. */
  readonly day: Day | undefined
  /** `ttr`, else `ttm`, else `impactMinutes`. */
  readonly longest: number | undefined
  readonly actions: {readonly total: number; readonly open: number; readonly done: number; readonly undated: number}
  /** The earliest due date of the open action items. */
  readonly earliestDue: string | undefined
}

/** Draws up a document's card. */
export function toIncidentCard({incident, html, serviceAliases = {}}: PublishedDocument): IncidentCard {
  const date = toIncidentDate(incident)
  const minutes = new Map(toDurations(incident).map(duration => [duration.kind, duration.minutes]))
  const windows = listImpactWindows(incident)
  const impactMinutes = toImpactMinutes(windows)
  const open = incident.actions.filter(isOpen)
  const dues = open.flatMap(action => (action.due === undefined ? [] : [action.due]))
  const findProse = (wanted: SectionKind): string | undefined =>
    incident.sections
      .flatMap(({kind}, index) => (kind === wanted ? [toPlainText(html.sections[index] ?? '')] : []))
      .find(text => text !== '' && !isLabelled(text))
  return {
    id: incident.id,
    title: incident.title?.value ?? incident.id,
    date,
    organization: incident.organization?.value,
    severityLevel: incident.severity?.level,
    severityLabel: incident.severity?.label,
    status: incident.status,
    visibility: incident.visibility,
    detectedBy: incident.detectedBy?.value,
    services: unique(incident.services.map(service => toServiceName(service.value, serviceAliases))),
    factors: unique([...incident.factors.map(factor => factor.category), ...incident.factorCategories.map(category => category.value)]),
    // Who was harmed says more of an incident than nothing does.
    summary: findProse('summary') ?? findProse('impact') ?? '',
    ttd: minutes.get('ttd'),
    tta: minutes.get('tta'),
    ttm: minutes.get('ttm'),
    ttr: minutes.get('ttr'),
    impactMinutes,
    milestones: incident.milestones.map(({kind, instant}) => ({kind, at: instant.at})),
    windows: windows.map(({start, end}) => ({start: start.at, end: end?.at})),
    year: date === undefined ? undefined : Number(date.at.slice(0, 4)),
    day: date && toOwnDay(date),
    longest: minutes.get('ttr') ?? minutes.get('ttm') ?? impactMinutes,
    actions: {
      total: incident.actions.length,
      open: open.length,
      done: incident.actions.filter(action => action.status === 'done').length,
      undated: open.length - dues.length,
    },
    earliestDue: dues.sort()[0],
  }
}

/** "Date: 3 September 2026 Status: mitigated" says nothing yet of what happened. */
function isLabelled(text: string): boolean {
  return text.length < 400 && /^[^\p{Ll}]{0,3}\p{Lu}[\p{L} /]{2,24}:\s/u.test(text)
}

function unique(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter(value => value !== undefined))]
}
