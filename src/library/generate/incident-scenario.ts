import type {ActionKind} from '#src/incident/action-item.ts'

/** One way in which things go wrong, in sentences with slots (`{service}`, `{component}`; see `fill-template.ts`). */
export type IncidentScenario = {
  /** Names the scenario in file names. */
  readonly slug: string
  /** `group/name` of the vocabulary of factors. */
  readonly category: string
  /** Completes "checkout-api timed out …". */
  readonly because: readonly string[]
  readonly trigger: readonly string[]
  readonly factorTitle: readonly string[]
  readonly factorText: readonly string[]
  readonly found: readonly string[]
  readonly fix: readonly string[]
  readonly actions: readonly {readonly kind: ActionKind; readonly title: string}[]
}
