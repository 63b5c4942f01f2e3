import type {ComparedIncident} from '#src/features/compare/compared-incident.ts'
import type {LaneGiven} from '#src/features/compare/lay-out-comparison.ts'
import {toEvidenceHref} from '#src/features/compare/list-shared.ts'
import {toPictureContent} from '#src/features/timeline/to-picture-content.ts'
import {toOutcome} from '#src/library/recall/to-outcome.ts'
import type {ComparedDocument} from '#src/library/relate/find-likenesses.ts'
import {aDocument, type IncidentGiven} from '#tests/builders/an-incident.ts'

/** An incident beside others, of what a test names of it. */
export function aComparedIncident(given: IncidentGiven & {readonly id: string}): ComparedIncident {
  return toCompared(aDocument(given))
}

/** A document that was read, beside others. */
export function toCompared({incident, html}: ComparedDocument): ComparedIncident {
  return {
    incident,
    html,
    title: incident.title?.value ?? incident.id,
    page: `/incidents/${incident.id}`,
    outcome: toOutcome(incident, html),
    services: incident.services.map(({value}) => value),
  }
}

/** What is drawn of it. */
export function toLaneGiven(each: ComparedIncident): LaneGiven {
  return {
    content: toPictureContent(each.incident, each.html.entries, 'UTC'),
    milestones: each.incident.milestones.map(milestone => ({...milestone, href: toEvidenceHref(each, milestone.evidence)})),
  }
}
