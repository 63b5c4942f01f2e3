import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {listOwnerKeys} from '#src/incident/people.ts'
import type {RemediationSummary} from '#src/library/incident-store.ts'
import type {ActionTraces} from '#src/library/remediation/action-traces.ts'
import type {ActionAsking, ActionCoverage, ActionFacets, ActionFilters, ActionLife, ActionList, ActionOrder} from '#src/library/remediation-store.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'

/** The open action items in numbers, and the next ones, with the day they were looked at. */
export function summarizeRemediation(count: number): Promise<RemediationSummary & {readonly today: string}> {
  return readCached(`remediation ${count}`, async ({store, viewer, today}) => ({...(await store.summarizeRemediation(viewer, today, count)), today}))
}

/** One page of the actions that match, with the day they were looked at. */
export function listActions(
  filters: ActionFilters,
  page: {readonly order: ActionOrder; readonly after?: string | undefined; readonly limit: number},
): Promise<ActionList & {readonly today: string}> {
  const {order, after, limit} = page
  return readCached(`actions ${name(filters, [order, limit, after])}`, async ({store, viewer, today, settings}) => ({
    ...(await store.listActions(viewer, {...toAsking(filters, today, settings), order, after, limit})),
    today,
  }))
}

/** How many actions there are of each kind, each kind counted without its own filter. */
export function countActionFacets(filters: ActionFilters): Promise<ActionFacets> {
  return readCached(`action facets ${name(filters)}`, ({store, viewer, today, settings}) => store.countActionFacets(viewer, toAsking(filters, today, settings)))
}

/** What is known of the actions that match, and of how many. */
export function coverActions(filters: ActionFilters): Promise<ActionCoverage> {
  return readCached(`action coverage ${name(filters)}`, ({store, viewer, today, settings}) => store.coverActions(viewer, toAsking(filters, today, settings)))
}

/** What of contributing factors and the actions that match name each other. */
export function countTraces(filters: ActionFilters): Promise<ActionTraces> {
  return readCached(`action traces ${name(filters)}`, ({store, viewer, today, settings}) => store.countTraces(viewer, toAsking(filters, today, settings)))
}

/** From when to when the actions that match were open. */
export function listActionLives(filters: ActionFilters): Promise<readonly ActionLife[]> {
  return readCached(`action lives ${name(filters)}`, ({store, viewer, today, settings}) => store.listActionLives(viewer, toAsking(filters, today, settings)))
}

function toAsking(filters: ActionFilters, today: string, settings: Settings): ActionAsking {
  const keys = listOwnerKeys(settings)
  return {
    filters,
    today,
    policies: settings.remediation,
    teams: new Map(settings.teams.map(team => [team.handle, team.members.flatMap(member => keys.get(member) ?? [member])])),
  }
}

/** The fields in one order; "not stated" is told from what is not asked for, because it is `null` there. */
function name(filters: ActionFilters, rest: readonly (string | number | undefined)[] = []): string {
  return JSON.stringify([...rest, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))])
}
