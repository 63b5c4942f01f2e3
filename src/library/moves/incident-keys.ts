/** What stands beside the index and names an incident by its id: history, reviews, comments, drafts, proposals. */
export interface IncidentKeys {
  /** Gives all of it to another id, and history to another file; done twice, it changes nothing. */
  pass(from: string, to: string, file: string): Promise<void>
  /** Removes all of it. */
  remove(id: string): Promise<void>
}
