import 'server-only'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import type {Incident} from '#src/incident/incident.ts'
import {canComment, canEdit, canPublish, canReview} from '#src/incident/permissions.ts'
import type {Comment, ReviewStep, WaitingReview} from '#src/library/review/document-reviews.ts'
import {findPassage} from '#src/library/review/find-passage.ts'
import {type Gap, toGaps} from '#src/library/review/list-gaps.ts'
import {readCurrent} from '#src/library/save/save-document.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** A comment with its answers, and where the words that it is about stand now: the line, and whether they are still the same. */
export type Thread = {
  readonly comment: Comment
  readonly answers: readonly Comment[]
  readonly place: {readonly line: number; readonly isExact: boolean} | undefined
  readonly maySettle: boolean
}

/** How far a document is on its way to being published, what was said of it, and what the one who asks may do about it. */
export type Review = {
  readonly status: Incident['status']
  /** SHA-256 of the file as it is now; undefined where it cannot be read, and then nothing can be decided. */
  readonly base: string | undefined
  readonly steps: readonly (ReviewStep & {readonly isOfThisVersion: boolean})[]
  readonly gaps: readonly Gap[]
  readonly open: readonly Thread[]
  readonly settled: readonly Thread[]
  readonly may: {readonly ask: boolean; readonly review: boolean; readonly publish: boolean; readonly withdraw: boolean}
}

/** Whether the reviews and comments of an incident are for who asks. */
export async function mayJoinReview(incident: Incident): Promise<boolean> {
  const {viewer, scope} = await readVisitor()
  return scope === 'write' && canComment(viewer, incident)
}

/** What is said of a document beside it; undefined for who may not know. Read anew each time. */
export async function findReview(view: IncidentView): Promise<Review | undefined> {
  const {incident, file} = view
  const {viewer, person, scope} = await readVisitor()
  if (scope !== 'write' || !canComment(viewer, incident)) return undefined
  const {reviews, folder, environment} = await hindsight()
  const [steps, comments, current] = await Promise.all([
    reviews.listSteps(viewer, incident.id, mostSteps),
    reviews.listComments(viewer, incident.id),
    readCurrent({folder, maxFileBytes: environment.maxFileBytes}, file).catch(() => ({problem: 'out of reach'})),
  ])
  const now = 'problem' in current ? undefined : current
  const mayEdit = canEdit(viewer, incident)
  const threads = comments
    .filter(({replyTo}) => replyTo === undefined)
    .map(
      (comment): Thread => ({
        comment,
        answers: comments.filter(({replyTo}) => replyTo === comment.id),
        place: now && comment.passage !== undefined ? findPlace(now.text, comment.passage) : undefined,
        maySettle: mayEdit || (comment.actorId !== undefined && comment.actorId === person?.id),
      }),
    )
  return {
    status: incident.status,
    base: now?.hash,
    steps: steps.map(step => ({...step, isOfThisVersion: step.hash === now?.hash})),
    gaps: toGaps(view.diagnostics, view.stale),
    open: inOrder(threads.filter(({comment}) => comment.resolvedAt === undefined)),
    settled: inOrder(threads.filter(({comment}) => comment.resolvedAt !== undefined)),
    may: {
      ask: incident.status !== 'published' && mayEdit,
      review: incident.status === 'in-review' && canReview(viewer, incident),
      publish: incident.status !== 'published' && canPublish(viewer, incident),
      withdraw: incident.status === 'published' ? canPublish(viewer, incident) : incident.status === 'in-review' && mayEdit,
    },
  }
}

/** Reviews that wait for the one who asks. */
export async function listWaitingReviews(): Promise<readonly WaitingReview[]> {
  const {viewer, scope} = await readVisitor()
  if (scope !== 'write' || viewer.handles.length === 0) return []
  return (await hindsight()).reviews.listWaiting(viewer, viewer.handles, mostWaiting)
}

const mostSteps = 50
const mostWaiting = 5

function findPlace(text: string, passage: string): Thread['place'] {
  const found = findPassage(text, passage)
  return found && {line: text.slice(0, found.start).split(/\r\n|\n|\r/).length, isExact: found.isExact}
}

/** As the document goes; what is about the whole, or about words that are gone, comes first. */
function inOrder(threads: readonly Thread[]): readonly Thread[] {
  return threads.toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
}
