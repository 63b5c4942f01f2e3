import {toHandle} from './handle.ts'
import type {PostmortemStatus, Visibility} from './incident.ts'

/**
 * One job each, and none holds another's: a viewer reads, an author writes, an editor publishes, a manager follows remediation, an
 * administrator runs it.
 */
export const roles = ['viewer', 'author', 'editor', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/**
 * Who is asking. `handles` are the person's own and their teams' (`@ada`, `@platform`), as `toHandle` writes them and in order; nobody signed in has none.
 * A `stranger` may not even read: somebody who is not signed in where only members read.
 */
export type Viewer = {readonly role: Role | 'stranger'; readonly handles: readonly string[]; readonly seesEverything: boolean}

/** Somebody who is not signed in. */
export const anonymous: Viewer = {role: 'viewer', handles: [], seesEverything: false}

/** Somebody who is not signed in, where only members read. */
export const stranger: Viewer = {role: 'stranger', handles: [], seesEverything: false}

/** The person at the machine that holds the files: every file is theirs to read anyway. Only for `kb` and the publisher. */
export const operator: Viewer = {role: 'administrator', handles: [], seesEverything: true}

/** What the rules of reading look at. The audience stands as its author wrote it. */
export type Readable = {readonly status: PostmortemStatus; readonly visibility: Visibility; readonly audience: readonly string[]}

/**
 * True for those who may see documents that are not published yet: authors and editors. An administrator sees none: running the
 * installation is no reason to read what its authors have not let out of their hands.
 */
export function canSeeDrafts(viewer: Viewer): boolean {
  return viewer.seesEverything || viewer.role === 'author' || viewer.role === 'editor'
}

/** Whether an incident exists at all for this viewer. A store asks the same question inside its queries. */
export function canRead(viewer: Viewer, incident: Readable): boolean {
  if (viewer.seesEverything) return true
  if (viewer.role === 'stranger') return false
  if (incident.status !== 'published' && !canSeeDrafts(viewer)) return false
  return incident.visibility === 'public' || incident.audience.some(handle => viewer.handles.includes(toHandle(handle)))
}

/**
 * The viewer reduced to what decides what they see, so that what is kept for one can be shown to all who see the same. `audiences` are the
 * handles of all audiences there are. It may read exactly what the viewer may, and says nothing of what they may do.
 */
export function toReader(viewer: Viewer, audiences: ReadonlySet<string>): Viewer {
  if (viewer.seesEverything) return operator
  if (viewer.role === 'stranger') return stranger
  return {
    role: canSeeDrafts(viewer) ? 'author' : 'viewer',
    handles: [...new Set(viewer.handles)].filter(handle => audiences.has(handle)).sort(),
    seesEverything: false,
  }
}
