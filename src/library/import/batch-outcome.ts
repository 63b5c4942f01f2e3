import type {ImportRow} from './pending-imports.ts'

/** What became of one file of a batch so far, in the order of a report. */
export const batchOutcomes = ['ready', 'questions', 'duplicate', 'unsaved', 'unreadable', 'waiting', 'saving', 'saved', 'refused', 'image', 'left'] as const
export type BatchOutcome = (typeof batchOutcomes)[number]

/** Those that may be saved because somebody chose them, whatever is open about them. */
export const choosable: ReadonlySet<BatchOutcome> = new Set<BatchOutcome>(['ready', 'questions', 'duplicate', 'unsaved'])

/** Says what became of a file; `isTwin` where it may be an incident that its owner sees already, `isShown` where a text of the batch shows it. */
export function toBatchOutcome(row: Pick<ImportRow, 'state' | 'work'>, {isTwin, isShown}: {readonly isTwin: boolean; readonly isShown: boolean}): BatchOutcome {
  const {state, work} = row
  switch (state) {
    case 'read':
      if (work.problem !== undefined) return 'unsaved'
      if (isTwin && !work.again) return 'duplicate'
      return countOpenQuestions(work) > 0 ? 'questions' : 'ready'
    case 'failed':
      return 'unreadable'
    case 'wanted':
    case 'saving':
      return 'saving'
    case 'image':
      return isShown ? 'image' : 'left'
    default:
      return state
  }
}

/** The questions that nobody has answered. */
export function countOpenQuestions({shown, settled}: ImportRow['work']): number {
  return shown?.asks.filter(key => !settled.includes(key)).length ?? 0
}

/** How much was read, sections apart: those are how a text is cut, and no facts. */
export function countFacts({shown}: ImportRow['work']): number {
  return Object.entries(shown?.counts ?? {}).reduce((sum, [name, count]) => (name === 'sections' ? sum : sum + count), 0)
}
