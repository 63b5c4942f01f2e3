/** A text that was written and not saved, wherever it was kept. `baseText` is what it began with, where that is known. */
export type KeptDraft = {readonly text: string; readonly base: string; readonly baseText?: string | undefined; readonly keptAt: string}
