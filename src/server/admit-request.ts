import {decodeAddress} from './decode-address.ts'
import {findEnd} from './follow-requests.ts'
import {hindsight} from './hindsight.ts'
import {type Gate, openGate} from './open-gate.ts'

/**
 * Whether a request may go on; one for a search, a list, patterns, a report, an export or suggestions waits until few enough others are being answered. False
 * where too many wait already. Every other request may, the health checks among them.
 */
export async function admitRequest({pathname, searchParams}: URL, headers: Headers): Promise<boolean> {
  const lane = findLane(decodeAddress(pathname) ?? '', searchParams)
  const end = lane && findEnd(headers)
  if (!lane || !end) return true
  const gate = await findGate(lane)
  return gate === undefined || gate.enter(end)
}

/** Kept apart, so that neither a long export nor many searches hold up who is typing. */
type Lane = 'searches' | 'suggestions' | 'exports'

function findLane(pathname: string, params: URLSearchParams): Lane | undefined {
  if (['/incidents', '/seen-before/answer', '/patterns', '/patterns/map', '/patterns/relations', '/patterns/recurrences', '/insights'].includes(pathname))
    return 'searches'
  if (pathname === '/suggestions') return 'suggestions'
  if (/^\/(?:incidents|remediation|insights)\.(?:csv|json)$/.test(pathname)) return 'exports'
  // What stands beside an incident in the list that it was opened from is found by the same search.
  return /^\/incidents\/[^/]+$/.test(pathname) && params.getAll('list').some(list => list.includes('q=')) ? 'searches' : undefined
}

/** Undefined where the process could not be started: the page fails in the same way, and has words for it. */
async function findGate(lane: Lane): Promise<Gate | undefined> {
  try {
    const {environment, log} = await hindsight()
    processWide[slot] ??= new Map()
    const gates = processWide[slot]
    const gate =
      gates.get(lane) ??
      openGate({
        ...toSize(lane, environment.searchesAtOnce),
        longestWait,
        longestStay,
        onFull: () => log.warn({lane}, 'More requests than can be answered; some are turned away'),
      })
    gates.set(lane, gate)
    return gate
  } catch {
    return undefined
  }
}

/**
 * Few at once: a process answers from one thread, so that more only make each take longer, and keep those who come from being answered at all.
 * An export is worth some searches.
 */
function toSize(lane: Lane, searchesAtOnce: number): {readonly atOnce: number; readonly waiting: number} {
  return lane === 'exports' ? {atOnce: Math.ceil(searchesAtOnce / 2), waiting: searchesAtOnce} : {atOnce: searchesAtOnce, waiting: 8 * searchesAtOnce}
}

const longestWait = 5_000
const longestStay = 30_000

// On globalThis, because Next may bundle this module more than once, and two gates would let in twice as many.
const slot = Symbol.for('hindsight.gates')
const processWide = globalThis as typeof globalThis & {[slot]?: Map<Lane, Gate>}
