import type {PassagePlace} from '#src/library/search/document-passage.ts'

/** In what two incidents can be alike; tests/relations/README.md says when each of them holds. */
export const likenessKinds = ['same-symptom', 'same-trigger', 'same-factor', 'same-service', 'same-fix', 'same-technology'] as const
export type LikenessKind = (typeof likenessKinds)[number]

/** What one of two documents says, and where. */
export type LikenessPassage = {readonly text: string; readonly place: PassagePlace; readonly index: number; readonly anchor: string | undefined}

/** That two incidents are alike in one way: in what, and the passages of both that say so, in the order in which they were asked. */
export type Likeness = {readonly kind: LikenessKind; readonly what: string; readonly between: readonly [LikenessPassage, LikenessPassage]}
