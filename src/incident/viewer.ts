import type {PostmortemStatus, Visibility} from './incident.ts'

/** From the least to the most: a viewer reads, an author writes, an editor publishes, a manager follows remediation, an administrator runs it. */
export const roles = ['viewer', 'author', 'editor', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/**
 * Who is asking. `handles` are the person's own and their teams' (`@ada`, `@platform`), in lower case and in order; nobody signed in has none.
 * A `stranger` may not even read: somebody who is not signed in where only members read.
 */
export type Viewer = {readonly role: Role | 'stranger'; readonly handles: readonly string[]; readonly seesEverything: boolean}

/** Somebody who is not signed in. */
export const anonymous: Viewer = {role: 'viewer', handles: [], seesEverything: false}

/** Somebody who is not signed in, where only members read. */
export const stranger: Viewer = {role: 'stranger', handles: [], seesEverything: false}

/** The person at the machine that holds the files: every file is theirs to read anyway. Only for `kb` and the publisher. */
export const operator: Viewer = {role: 'administrator', handles: [], seesEverything: true}

/** What the rules of reading look at. */
export type Readable = {readonly status: PostmortemStatus; readonly visibility: Visibility; readonly audience: readonly string[]}

/** True for those who may see documents that are not published yet: everyone who writes. */
export function canSeeDrafts(viewer: Viewer): boolean {
  return viewer.seesEverything || viewer.role === 'author' || viewer.role === 'editor' || viewer.role === 'administrator'
}

/** Whether an incident exists at all for this viewer. A store asks the same question inside its queries. */
export function canRead(viewer: Viewer, incident: Readable): boolean {
  if (viewer.seesEverything) return true
  if (viewer.role === 'stranger') return false
  if (incident.status !== 'published' && !canSeeDrafts(viewer)) return false
  return incident.visibility === 'public' || incident.audience.some(handle => viewer.handles.includes(handle))
}

/** True for those who run Hindsight: members, settings, the audit log. */
export function canAdminister(viewer: Viewer): boolean {
  return viewer.role === 'administrator'
}
