import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {findEvidence, type MatchEvidence} from './match-evidence.ts'
import {longestQuestion, type RecallQuestion, readQuestion} from './recall-question.ts'
import {similarFrom} from './recall-weights.ts'
import {type IncidentOutcome, toOutcome} from './to-outcome.ts'

/** An incident that resembles what was pasted, with what there is to know of it now. */
export type SeenIncident = {
  readonly id: string
  readonly title: string
  readonly organization: string | undefined
  /** YYYY-MM-DD */
  readonly day: string | undefined
  readonly severity: {readonly level: SeverityLevel | undefined; readonly label: string | undefined} | undefined
  readonly symptom: MatchEvidence | undefined
  readonly cause: MatchEvidence | undefined
  /** Of the places that tell both, where neither of the others is to be had. */
  readonly either: MatchEvidence | undefined
  readonly outcome: IncidentOutcome
}

/** What came of asking; `all` is how many incidents were asked. */
export type SeenAnswer = {
  readonly question: RecallQuestion
  readonly all: number
  readonly incidents: readonly SeenIncident[]
  /** Whether more was pasted than is read. */
  readonly isCut: boolean
}

const mostShown = 5

/** Looks for incidents like a pasted text, of which nothing is kept. */
export async function findSeen(store: Pick<IncidentStore, 'recall' | 'findIncidents'>, viewer: Viewer, pasted: string): Promise<SeenAnswer> {
  const text = pasted.replaceAll('\r\n', '\n').slice(0, longestQuestion)
  const question = readQuestion(text)
  const {all, matches} = await store.recall(viewer, question, mostShown)
  const similar = matches.filter(({strength}) => strength >= similarFrom)
  const records = await store.findIncidents(
    viewer,
    similar.map(({id}) => id),
  )
  const incidents = similar.flatMap((match): readonly SeenIncident[] => {
    const symptom = findEvidence(question, match, 'symptom')
    const cause = findEvidence(question, match, 'cause')
    const either = symptom || cause ? undefined : findEvidence(question, match, 'both')
    const record = records.get(match.id)
    // It may have been hidden or have moved in the meantime.
    if (!record || (!symptom && !cause && !either)) return []
    const first = record.incident.milestones[0]?.instant.at ?? record.incident.timeline[0]?.instant.at
    return [
      {
        id: match.id,
        title: match.title,
        organization: record.incident.organization?.value,
        day: (first ?? record.incident.date?.value)?.slice(0, 10),
        severity: record.incident.severity,
        symptom,
        cause,
        either,
        outcome: toOutcome(record.incident, record.html),
      },
    ]
  })
  return {question, all, incidents, isCut: pasted.length > longestQuestion}
}
