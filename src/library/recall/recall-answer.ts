import type {RecallMatch} from './rank-recall.ts'

/** What resembles a pasted text, most alike first, and among how many incidents it was sought. Those below `similarFrom` are not similar. */
export type RecallAnswer = {readonly all: number; readonly matches: readonly RecallMatch[]}

/** How many incidents are compared with a question word by word; an index of words chooses them. */
export const mostCompared = 28
