import 'server-only'
import {readCached} from './read-cached.ts'

/** The figures beside the navigation. */
export type ShellCounts = {
  readonly incidents: number
  readonly overdue: number
  readonly problems: number
  readonly services: readonly {readonly value: string; readonly count: number}[]
}

/** Counts what the navigation shows on every page. */
export function countForShell(): Promise<ShellCounts> {
  return readCached('shell', async ({store, viewer, today}) => {
    const [incidents, remediation, services, report] = await Promise.all([
      store.countIncidents(viewer),
      store.summarizeRemediation(viewer, today, 1),
      store.listServices(viewer, 6),
      store.readSyncReport(viewer),
    ])
    return {incidents, overdue: remediation.overdue, services, problems: report.problems.length + report.heldBack.length}
  })
}
