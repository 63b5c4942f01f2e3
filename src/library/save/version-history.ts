/** A commit of a file, whoever made it. */
export type FileCommit = {
  readonly commit: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly author: string
  /** Its first line; undefined where it changed other files as well, which may be nobody's business here. */
  readonly message: string | undefined
  /** The save that it was made for; see `DocumentSave`. */
  readonly save: string | undefined
  /** What it changed in the file, as a unified diff; empty for a merge. */
  readonly patch: string
  /** By which git knows the file's text after it; undefined for a merge, and where it removed the file. */
  readonly blob: string | undefined
}

/** Who and what a commit is for; without an author it is whoever runs the program. */
export type CommitOrder = {
  readonly author: {readonly name: string; readonly email: string} | undefined
  readonly message: string
  readonly save: string | undefined
  /** Files and folders, come or gone, that belong to the same commit; those that git is told to ignore are left out. */
  readonly besides?: readonly string[]
}

/** The version control that a content folder is under. What it throws says for people what stands in the way. */
export interface VersionHistory {
  /** Why nothing can be committed as things are, in a sentence; undefined where it can. */
  findFault(): Promise<string | undefined>
  /** Commits one file as it is, or that it is gone, and nothing else that somebody has changed or prepared. */
  commit(file: string, order: CommitOrder): Promise<void>
  /** Commits of a file, newest first, also under earlier names. */
  list(file: string, limit: number): Promise<readonly FileCommit[]>
  /** A file's text by its `blob`. */
  readText(blob: string): Promise<string>
  /**
   * Hands on what was committed, never by force. Where others handed on something first, theirs is fetched and what is ours is put on top of
   * it, as long as neither that nor anything unfinished in the folder stands in the way; `turn` keeps others from writing meanwhile.
   */
  push(turn: <T>(work: () => Promise<T>) => Promise<T>): Promise<void>
}
