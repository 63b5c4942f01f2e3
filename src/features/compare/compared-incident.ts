import type {Incident} from '#src/incident/incident.ts'
import type {IncidentOutcome} from '#src/library/recall/to-outcome.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'

/** An incident beside others. */
export type ComparedIncident = {
  readonly incident: Incident
  readonly title: string
  /** The address of its page. */
  readonly page: string
  readonly html: DocumentHtml
  readonly outcome: IncidentOutcome
  /** By the names that they go by. */
  readonly services: readonly string[]
}
