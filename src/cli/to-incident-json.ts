import type {PostmortemReading} from '#src/postmortem/read-postmortem.ts'

/** The shape that `kb read --json` prints: what other programs may count on, null where the text states nothing. */
export function toIncidentJson(incident: PostmortemReading['incident'], diagnostics: PostmortemReading['diagnostics']): object {
  const at = (kind: string): string | null => incident.milestones.find(milestone => milestone.kind === kind)?.instant.at ?? null
  return {
    ...incident,
    title: incident.title?.value ?? null,
    organization: incident.organization?.value ?? null,
    severity: incident.severity ? {level: incident.severity.level ?? null, label: incident.severity.label, evidence: incident.severity.evidence} : null,
    startedAt: at('started'),
    detectedAt: at('detected'),
    acknowledgedAt: at('acknowledged'),
    mitigatedAt: at('mitigated'),
    resolvedAt: at('resolved'),
    timeline: incident.timeline.map(({instant, end, milestones, text, evidence}) => ({
      at: instant.at,
      endAt: end?.at,
      text,
      milestone: milestones[0],
      milestones,
      precision: instant.precision,
      zone: instant.zone,
      approximate: instant.approximate || undefined,
      evidence,
    })),
    updates: incident.updates.map(({instant, state, text, evidence}) => ({at: instant.at, state, text, evidence})),
    actions: incident.actions,
    sections: incident.sections.map(({kind, heading, text, evidence}) => ({kind, heading: heading ?? null, text, evidence})),
    diagnostics,
  }
}
