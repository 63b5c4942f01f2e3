import 'server-only'
import {type Asking, readCached} from '#src/features/shell/read-cached.ts'
import {toServiceName} from '#src/incident/service-names.ts'
import type {NamedIncident} from '#src/library/incident-store.ts'
import {toOutcome} from '#src/library/recall/to-outcome.ts'
import {mostCompared} from './compare-address.ts'
import type {ComparedIncident} from './compared-incident.ts'
import {listShared, type SharedThing} from './list-shared.ts'

/** Everything that a comparison shows. */
export type Comparison = {
  readonly compared: readonly ComparedIncident[]
  /** What was asked for and is not there for the one who asks. */
  readonly absent: readonly string[]
  readonly shared: readonly SharedThing[]
  /** What might be compared with these as well; none where there is no room. */
  readonly suggested: readonly NamedIncident[]
  readonly today: string
}

/** The incidents of these addresses beside each other. */
export function findComparison(ids: readonly string[]): Promise<Comparison> {
  return readCached(`compare ${JSON.stringify(ids)}`, async asking => {
    const found = await Promise.all(ids.map(id => find(asking, id)))
    const compared = [...new Map(found.flatMap(each => (each ? [[each.incident.id, each] as const] : []))).values()]
    return {
      compared,
      // Hidden and absent are one answer.
      absent: ids.filter((_, place) => found[place] === undefined),
      shared: listShared(compared),
      suggested: compared.length === 0 || compared.length >= mostCompared ? [] : await suggest(asking, compared),
      today: asking.today,
    }
  })
}

async function find(asking: Asking, address: string, isMoved = false): Promise<ComparedIncident | undefined> {
  const {store, viewer, settings} = asking
  const found = await store.findIncident(viewer, address)
  if (!found) return undefined
  if ('movedTo' in found) return isMoved ? undefined : find(asking, found.movedTo, true)
  const {incident, html} = found.record
  return {
    incident,
    html,
    title: incident.title?.value ?? incident.id,
    page: `/incidents/${encodeURIComponent(incident.id)}`,
    outcome: toOutcome(incident, html),
    services: [...new Set(incident.services.map(({value}) => toServiceName(value, settings.serviceAliases)))],
  }
}

/** What authors name together with them, then what shares something with the first or reads like it. */
async function suggest({store, viewer}: Asking, compared: readonly ComparedIncident[]): Promise<readonly NamedIncident[]> {
  const [first] = compared
  if (!first) return []
  const references = await Promise.all(compared.map(({incident}) => store.listCrossReferences(viewer, incident.id)))
  const similar = await store.listSimilar(viewer, first.incident.id, mostSuggested)
  const all = [...references.flatMap(({stated}) => stated), ...similar, ...references.flatMap(({shared}) => shared)]
  const taken = new Set(compared.map(({incident}) => incident.id))
  return [...new Map(all.map(({id, title}) => [id, {id, title}])).values()].filter(({id}) => !taken.has(id)).slice(0, mostSuggested)
}

const mostSuggested = 5
