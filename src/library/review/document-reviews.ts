import type {Viewer} from '#src/incident/viewer.ts'

/** `requested`: somebody's review is asked for; `approved`, `objected`: it was given; `overridden`: published although something was missing. */
export const reviewStepKinds = ['requested', 'approved', 'objected', 'published', 'overridden', 'withdrawn'] as const
export type ReviewStepKind = (typeof reviewStepKinds)[number]

/** A step in the life of a document. */
export type ReviewStep = {
  readonly id: string
  readonly incidentId: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly actor: string
  readonly step: ReviewStepKind
  /** Whose review is asked for: a handle. */
  readonly asked: string | undefined
  readonly note: string | undefined
  /** SHA-256 of the file's bytes that it was about. */
  readonly hash: string | undefined
}

/** What somebody said of a passage of a document. */
export type Comment = {
  readonly id: string
  readonly incidentId: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly actorId: string | undefined
  readonly actor: string
  readonly text: string
  /** The words that it is about, as they stood in the text; undefined where it is about the whole. */
  readonly passage: string | undefined
  readonly replyTo: string | undefined
  readonly resolvedAt: string | undefined
  readonly resolvedBy: string | undefined
}

export type NewStep = Omit<ReviewStep, 'id' | 'at'> & {readonly actorId: string | undefined}
export type NewComment = Omit<Comment, 'id' | 'at' | 'resolvedAt' | 'resolvedBy'>

/** A review that is asked for and was not given yet. */
export type WaitingReview = {readonly incidentId: string; readonly title: string; readonly at: string; readonly actor: string; readonly asked: string}

/** What people say of documents, in tables beside the index; nothing is told of incidents that are not there for the viewer. */
export interface DocumentReviews {
  appendStep(step: NewStep): Promise<ReviewStep>
  /** Newest first. */
  listSteps(viewer: Viewer, incidentId: string, limit: number): Promise<readonly ReviewStep[]>
  appendComment(comment: NewComment): Promise<Comment>
  /** Oldest first. */
  listComments(viewer: Viewer, incidentId: string): Promise<readonly Comment[]>
  /** Undefined where there is none for the viewer. */
  findComment(viewer: Viewer, id: string): Promise<Comment | undefined>
  /** Marks a comment as dealt with by somebody, or as open again; whoever comes second changes nothing. */
  resolveComment(id: string, by: string | undefined): Promise<void>
  /** Reviews asked of any of these handles for documents in review, oldest first, without those that were given since they were asked for. */
  listWaiting(viewer: Viewer, handles: readonly string[], limit: number): Promise<readonly WaitingReview[]>
}
