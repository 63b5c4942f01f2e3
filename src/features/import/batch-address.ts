import {type BatchOutcome, batchOutcomes} from '#src/library/import/batch-outcome.ts'

/** Files that a page of a batch shows: all of them, or those of one kind. */
export type BatchFilter = 'all' | BatchOutcome

/** What a page of a batch shows, as its address says. */
export type BatchView = {readonly show: BatchFilter; readonly page: number}

/** The page of a batch, and a place on it. */
export function toBatchHref(id: string, {show = 'all', page = 1, anchor}: Partial<BatchView> & {readonly anchor?: string | undefined} = {}): string {
  const query = new URLSearchParams([...(show === 'all' ? [] : [['show', show]]), ...(page === 1 ? [] : [['page', String(page)]])]).toString()
  return `/import/batches/${encodeURIComponent(id)}${query === '' ? '' : `?${query}`}${anchor === undefined ? '' : `#${anchor}`}`
}

/** The report of a batch as a file. */
export function toReportHref(id: string, form: 'csv' | 'json'): string {
  return `/import/batches/${encodeURIComponent(id)}/report.${form}`
}

export function toFileAnchor(id: string): string {
  return `file-${id}`
}

/** What cannot be read in an address is left out of it. */
export function readBatchView({
  show,
  page,
}: {
  readonly show?: string | readonly string[] | undefined
  readonly page?: string | readonly string[] | undefined
}): BatchView {
  const number = typeof page === 'string' && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1
  return {show: batchOutcomes.find(each => each === show) ?? 'all', page: number}
}
