import type {Day} from '#src/incident/instant.ts'
import {fillTemplate} from './fill-template.ts'
import {
  comparisonSentences,
  detailSentences,
  detectionDetails,
  detectionSentences,
  impactSentences,
  luckyLessons,
  poorLessons,
  summarySentences,
  updateSentences,
  wellLessons,
} from './incident-phrases.ts'
import type {PlannedIncident, PlannedRelation} from './plan-incident.ts'
import type {RandomSource} from './random-source.ts'
import {formatClock, formatDay, type WallMinutes} from './wall-clock.ts'
import {writeActions} from './write-actions.ts'
import {writeFrontMatter} from './write-front-matter.ts'
import {writeTimeline} from './write-timeline.ts'

/** What stands around an incident's facts. `until` is the last day that anything is known of. */
export type PostmortemFrame = {
  readonly title: string
  readonly alias: string
  readonly relations: readonly PlannedRelation[]
  readonly until: Day
  readonly actions: number | undefined
}

/** Writes a made-up incident as a postmortem in the canonical format. */
export function writeGeneratedPostmortem(random: RandomSource, incident: PlannedIncident, frame: PostmortemFrame): string {
  const tell = (templates: readonly string[], count: number) => random.sample(templates, count).map(template => fillTemplate(random, template, incident.slots))
  const link = frame.relations[0]?.to
  const comparison = link && random.chance(0.7) ? fillTemplate(random, random.pick(comparisonSentences), {...incident.slots, link}) : ''
  const parts = [
    writeFrontMatter(random, incident, frame.title, frame.relations, frame.alias),
    [`${frame.title}.`, ...tell(summarySentences, random.between(2, 5))].join(' '),
    `## Impact\n\n${writeImpact(random, incident)}`,
    `## Timeline\n\n${writeTimeline(random, incident)}`,
    `## Trigger\n\n${tell(incident.scenarios[0].trigger, 1).join(' ')}`,
    `## Contributing factors\n\n${writeFactors(random, incident)}`,
    `## Detection\n\n${[...tell(detectionSentences[incident.detectedBy], 1), ...tell(detectionDetails, random.between(1, 3))].join(' ')}`,
    `## Resolution\n\n${[...tell(incident.scenarios[0].fix, 2), ...tell(detailSentences, random.between(1, 3)), comparison].filter(Boolean).join(' ')}`,
    `## Lessons learned\n\n${writeLessons(random, incident)}`,
    `## Remediation\n\n${writeActions(random, incident, frame.until, frame.actions)}`,
    random.chance(0.6) && `## Status updates\n\n${writeUpdates(random, incident)}`,
    random.chance(0.1) && `## Appendix\n\n${writeLogExcerpt(random, incident)}`,
  ]
  return `${parts.filter(part => typeof part === 'string').join('\n\n')}\n`
}

function writeImpact(random: RandomSource, {symptom, slots}: PlannedIncident): string {
  const [measure, ...others] = [symptom.measure, ...random.sample(impactSentences, random.between(2, 4))].map(template => fillTemplate(random, template, slots))
  return [`At the worst ${measure}.`, ...others].join(' ')
}

function writeFactors(random: RandomSource, {scenarios, slots}: PlannedIncident): string {
  return scenarios
    .map(({category, factorTitle, factorText}) => {
      const title = fillTemplate(random, random.pick(factorTitle), slots)
      const text = [random.pick(factorText), ...random.sample(detailSentences, random.between(2, 5))]
        .map(template => fillTemplate(random, template, slots))
        .join(' ')
      return `### ${title}\n\n${text} (factor: ${category})`
    })
    .join('\n\n')
}

function writeLessons(random: RandomSource, {slots}: PlannedIncident): string {
  const list = (templates: readonly string[], count: number) =>
    random
      .sample(templates, count)
      .map(template => `- ${fillTemplate(random, template, slots)}`)
      .join('\n')
  const parts = [`### What went well\n\n${list(wellLessons, random.between(1, 4))}`, `### What went poorly\n\n${list(poorLessons, random.between(1, 4))}`]
  if (random.chance(0.6)) parts.push(`### Where we got lucky\n\n${list(luckyLessons, random.between(1, 2))}`)
  return parts.join('\n\n')
}

function writeUpdates(random: RandomSource, {milestones, slots}: PlannedIncident): string {
  const {acknowledged, mitigated, resolved} = milestones
  const between = (from: WallMinutes, to: WallMinutes) => random.between(from, Math.max(from, to))
  const investigating = between(acknowledged, mitigated - 3)
  const identified = between(investigating + 1, mitigated - 2)
  const updates: {readonly at: WallMinutes; readonly state: keyof typeof updateSentences}[] = [
    {at: investigating, state: 'investigating'},
    {at: identified, state: 'identified'},
    {at: between(identified + 1, mitigated - 1), state: 'update'},
    {at: mitigated + 1, state: 'monitoring'},
    {at: resolved + random.between(0, 10), state: 'resolved'},
  ]
  return updates
    .filter(({state}) => state === 'resolved' || random.chance(0.85))
    .map(({at, state}) => `- **${formatDay(at)} ${formatClock(at)} ${state}** — ${fillTemplate(random, random.pick(updateSentences[state]), slots)}`)
    .join('\n')
}

/** Times in here are no entries of the timeline: a reader has to leave them alone. */
function writeLogExcerpt(random: RandomSource, {milestones, service, slots}: PlannedIncident): string {
  const lines = Array.from({length: random.between(3, 8)}, (_, second) => {
    const at = formatClock(milestones.started + second)
    const pod = Math.floor(random.next() * 0xfffff).toString(36)
    return `${formatDay(milestones.started + second)} ${at}:${random.between(10, 59)} ERROR ${service.name}-${pod} ${fillTemplate(random, '{error}', slots)}`
  })
  return `From the logs of \`${service.name}\`:\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``
}
