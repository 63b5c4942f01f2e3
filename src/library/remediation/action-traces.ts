/** How many actions name a contributing factor, and how many factors an action names, in the incidents that have any of those actions. */
export type ActionTraces = {
  readonly actions: number
  readonly actionsNaming: number
  /** Categories of those incidents, each once for each of them. */
  readonly factors: number
  /** Those that any action of the same incident names, whether or not it is one of those asked for. */
  readonly factorsNamed: number
}
