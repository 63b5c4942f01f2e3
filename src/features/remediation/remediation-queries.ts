import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import type {RemediationSummary} from '#src/library/incident-store.ts'

/** The open action items in numbers, and the next ones, with the day they were looked at. */
export function summarizeRemediation(count: number): Promise<RemediationSummary & {readonly today: string}> {
  return readCached(`remediation ${count}`, async ({store, viewer, today}) => ({...(await store.summarizeRemediation(viewer, today, count)), today}))
}
