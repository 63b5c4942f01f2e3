import type {IncidentOrder, ListPlace} from '#src/library/incident-store.ts'

/** A place in a list as it stands in the address: weight, date and id, the first two left empty where the order has none. */
export function writePlace({weight, date, id}: ListPlace): string {
  return [weight ?? '', date ?? '', id].join('_')
}

/** Reads a place back; undefined where it is none, or none of the order. */
export function readPlace(text: string, order: IncidentOrder): ListPlace | undefined {
  const [, weight = '', date = '', id = ''] =
    /^(-?\d{0,21}(?:\.\d{1,25})?(?:e[+-]\d{1,3})?)_((?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?)_(.{1,300})$/su.exec(text) ?? []
  const number = Number(weight)
  if (id === '' || !Number.isFinite(number)) return undefined
  const isWeighed = order !== 'newest' && order !== 'oldest'
  // Minutes and ranks are columns of whole numbers, which nothing else can be compared with everywhere.
  if (isWeighed && order !== 'relevance' && (!Number.isInteger(number) || Math.abs(number) > longestMinutes)) return undefined
  // A search by fields alone has no score.
  if (isWeighed !== (weight !== '') && order !== 'relevance') return undefined
  return {weight: weight === '' ? undefined : number, date: date === '' ? undefined : date, id}
}

/** What a column of a database holds at most: four thousand years. */
const longestMinutes = 2_147_483_647
