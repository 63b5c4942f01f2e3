/** What a reader must be told because the text does not say it. */
export type ReadHints = {readonly defaultYear?: number | undefined; readonly defaultTimezone?: string | undefined}
