import {findMilestone, type Incident} from '#src/incident/incident.ts'
import {findBeginning} from './find-beginning.ts'

/** Whether a document states so little of times that figures and a picture would only say what is missing. */
export function isSparse(incident: Incident): boolean {
  const {milestones, timeline, updates, impactWindows, statedDurations} = incident
  return milestones.length + timeline.length + updates.length + impactWindows.length + statedDurations.length === 0
}

/** What else a document leaves out that a reader may look for, as words of a sentence; `times` goes without saying. */
export function listMissing(incident: Incident): readonly string[] {
  const missing = [
    !findMilestone(incident, 'started') && !findBeginning(incident) && 'on which day it was',
    !incident.severity && 'how severe it was',
    incident.services.length === 0 && 'what was affected',
    !incident.detectedBy && 'who noticed',
    !incident.trigger && incident.factors.length === 0 && 'what brought it about',
    incident.actions.length === 0 && 'what is to be done',
  ].filter(words => words !== false)
  return missing
}
