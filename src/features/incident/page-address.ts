import type {AddressParams} from '#src/features/catalogue/read-filters.ts'
import type {TimesChoice} from '#src/features/shell/times-choice.ts'

/** What the address of an incident's page says besides which incident; every link within the page keeps it. */
export type PageAddress = {
  /** Undefined where the address leaves it to what was chosen last. */
  readonly times: TimesChoice | undefined
  readonly tab: 'postmortem' | 'source'
  /** Whether long lists stand there whole. */
  readonly isWhole: boolean
}

/** Reads the address of an incident's page; what it does not know says nothing. */
export function readPageAddress({tz, tab, show}: AddressParams): PageAddress {
  return {times: tz === 'utc' || tz === 'incident' ? tz : undefined, tab: tab === 'source' ? 'source' : 'postmortem', isWhole: show === 'all'}
}

/** Writes such an address, from the question mark on and always in one order. */
export function writePageAddress({times, tab, isWhole}: PageAddress): string {
  return `?${[...(times ? [`tz=${times}`] : []), ...(tab === 'source' ? ['tab=source'] : []), ...(isWhole ? ['show=all'] : [])].join('&')}`
}

/** The address of a line in the source. */
export function toSourceHref(address: PageAddress, line: number): string {
  return `${writePageAddress({...address, tab: 'source'})}#L${line}`
}

/** How many items of a list stand on the page before the rest is left to its own address. */
export const longestList = 200

/** The items of a list that stand on the page, by their places in the incident. */
export function takeShown(which: readonly number[], {isWhole}: PageAddress): readonly number[] {
  return isWhole ? which : which.filter(index => index < longestList)
}

/** The address of an action item, by its place in its incident, where it stands on the page. */
export function toActionHref(incidentId: string, position: number): string {
  return `/incidents/${encodeURIComponent(incidentId)}${position < longestList ? '' : '?show=all'}#action-${position + 1}`
}
