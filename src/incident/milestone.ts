import type {Evidence} from './evidence.ts'
import type {Instant} from './instant.ts'

/** In the order in which they come about. */
export const milestoneKinds = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const

export type MilestoneKind = (typeof milestoneKinds)[number]

/** Impact begins (started), is noticed (detected), is somebody's (acknowledged), is over (mitigated), and the work is over (resolved). */
export type Milestone = {readonly kind: MilestoneKind; readonly instant: Instant; readonly evidence: Evidence}
