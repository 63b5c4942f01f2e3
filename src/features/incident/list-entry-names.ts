import {toTurns} from '#src/features/timeline/to-turns.ts'
import type {Incident, TimelineEntry} from '#src/incident/incident.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'

/**
 * The milestones that an entry names, and those at its instant that no other entry there names; where no milestone is, that impact begins,
 * pauses or ends.
 */
export function listEntryNames(incident: Incident, entry: TimelineEntry): readonly string[] {
  const {at, precision} = entry.instant
  const kinds = incident.milestones
    .filter(({kind, instant}) => entry.milestones.includes(kind) || (instant.at === at && instant.precision === precision))
    .map(({kind}) => kind)
  const isNamedBeside = (kind: MilestoneKind) => incident.timeline.some(({instant, milestones}) => instant.at === at && milestones.includes(kind))
  if (kinds.length > 0) return kinds.filter(kind => entry.milestones.includes(kind) || !isNamedBeside(kind))
  const turn = toTurns(incident.impactWindows).get(at)
  return turn ? [turn] : []
}
