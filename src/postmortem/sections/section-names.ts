import type {SectionKind} from '#src/incident/section.ts'

/** Headings as people write them, in lower case and without numbers, symbols and question marks, by what stands under them. */
const headings: Readonly<Record<Exclude<SectionKind, 'other'>, readonly string[]>> = {
  summary: [
    'summary',
    'executive summary',
    'overview',
    'tldr',
    'tl dr',
    'abstract',
    'synopsis',
    'what happened',
    'incident summary',
    'description',
    'incident description',
  ],
  impact: ['impact', 'customer impact', 'user impact', 'business impact', 'impact on users', 'impact on customers', 'scope of impact', 'effects'],
  timeline: ['timeline', 'incident timeline', 'timeline of events', 'sequence of events', 'chronology', 'a timeline of the incident', 'key events'],
  trigger: ['trigger', 'triggers', 'triggering event', 'what triggered it', 'what triggered the incident'],
  rootCause: ['root cause', 'root causes', 'cause', 'causes', 'root cause analysis', 'rca', 'why did it happen', 'what caused it'],
  contributingFactors: ['contributing factors', 'contributing factor', 'contributing causes', 'factors', 'contributors', 'contributing conditions'],
  detection: ['detection', 'how was it detected', 'how we found out', 'discovery', 'alerting', 'how did we find out'],
  resolution: [
    'resolution',
    'recovery',
    'resolution and recovery',
    'mitigation',
    'response',
    'mitigation and resolution',
    'what made it stop',
    'fix',
    'how was it resolved',
    'resolution plan',
  ],
  remediation: [
    'remediation',
    'remediations',
    'action items',
    'actions',
    'follow up',
    'follow ups',
    'follow up actions',
    'next steps',
    'corrective actions',
    'preventive measures',
    'prevention',
    'corrective and preventative measures',
    'remediation items',
    'repair items',
  ],
  lessons: ['lessons learned', 'lessons learnt', 'lessons', 'learnings', 'takeaways', 'what we learned', 'retrospective'],
  lessonsWell: ['what went well', 'went well', 'what worked', 'things that went well'],
  lessonsPoor: [
    'what went poorly',
    'what went wrong',
    'went poorly',
    'what went badly',
    'what did not go well',
    'what didnt go well',
    'things that went poorly',
    'what could be improved',
    'what could have gone better',
  ],
  lessonsLucky: ['where we got lucky', 'got lucky', 'lucky', 'what went luckily'],
  background: ['background', 'context', 'system overview', 'some background'],
  statusUpdates: ['status updates', 'status page updates', 'updates', 'public updates', 'communications', 'incident updates'],
}

const kinds = new Map<string, SectionKind>(Object.entries(headings).flatMap(([kind, names]) => names.map(name => [name, kind as SectionKind] as const)))

/** What stands under a heading; `other` for those that say nothing known. */
export function toSectionKind(heading: string): SectionKind {
  const name = heading
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return kinds.get(name) ?? 'other'
}
