import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {isTimesChoice, type TimesChoice} from '#src/features/shell/times-choice.ts'
import type {TimeRange} from '#src/features/timeline/picture-content.ts'
import {readZoom, writeZoom} from '#src/features/timeline/zoom.ts'
import {longestList} from '#src/library/longest-list.ts'

/** What the address of an incident's page says besides which incident; every link within the page keeps it. */
export type PageAddress = {
  /** Undefined where the address leaves it to what was chosen last. */
  readonly times: TimesChoice | undefined
  readonly tab: 'postmortem' | 'trace' | 'review' | 'history' | 'source'
  /** Whether long lists stand there whole. */
  readonly isWhole: boolean
  /** The part of the picture that is looked at closer; undefined for all of it. */
  readonly zoom?: TimeRange | undefined
  /** The list that the page was opened from, as the part of its address behind the question mark; empty for the list of all. */
  readonly list?: string | undefined
  /** The action item whose form is open, by its place from 0. */
  readonly edit?: number | undefined
}

const tabs = ['trace', 'review', 'history', 'source'] as const

/** Reads the address of an incident's page; what it does not know says nothing. */
export function readPageAddress({tz, tab, show, zoom, list, edit}: AddressParams): PageAddress {
  return {
    times: isTimesChoice(tz) ? tz : undefined,
    tab: tabs.find(each => each === tab) ?? 'postmortem',
    isWhole: show === 'all',
    zoom: typeof zoom === 'string' ? readZoom(zoom) : undefined,
    list: typeof list === 'string' && list !== '' && list.length <= longestListAddress ? list : undefined,
    edit: typeof edit === 'string' && /^[1-9]\d{0,5}$/.test(edit) ? Number(edit) - 1 : undefined,
  }
}

/** Writes such an address, from the question mark on and always in one order. */
export function writePageAddress({times, tab, isWhole, zoom, list, edit}: PageAddress): string {
  const parts = [
    ...(times ? [`tz=${times}`] : []),
    ...(tab === 'postmortem' ? [] : [`tab=${tab}`]),
    ...(isWhole ? ['show=all'] : []),
    ...(zoom ? [`zoom=${writeZoom(zoom)}`] : []),
    ...(list ? [`list=${encodeURIComponent(list)}`] : []),
    ...(edit === undefined ? [] : [`edit=${edit + 1}`]),
  ]
  return `?${parts.join('&')}`
}

/** What is narrowed by more than this is found again by its own address only. */
const longestListAddress = 800

/** The address of an incident's page that knows the list it was opened from, by that list's address. */
export function toIncidentHref(id: string, listHref = '/incidents'): string {
  const list = listHref.slice(listHref.indexOf('?') + 1)
  const isNarrowed = listHref.includes('?') && list.length <= longestListAddress
  return `/incidents/${encodeURIComponent(id)}${isNarrowed ? `?list=${encodeURIComponent(list)}` : ''}`
}

/** The address of a line in the source. */
export function toSourceHref(address: PageAddress, line: number): string {
  return `${writePageAddress({...address, tab: 'source'})}#L${line}`
}

/** The place of a fact beside the document, by its name there. */
export function toFactAnchor(name: string): string {
  return `fact-${name.toLowerCase().replaceAll(' ', '-')}`
}

/** The items of a list that stand on the page, by their places in the incident. */
export function takeShown(which: readonly number[], {isWhole}: PageAddress): readonly number[] {
  return isWhole ? which : which.filter(index => index < longestList)
}

/** The address of an action item, by its place in its incident, where it stands on the page. */
export function toActionHref(incidentId: string, position: number): string {
  return `/incidents/${encodeURIComponent(incidentId)}${position < longestList ? '' : '?show=all'}#action-${position + 1}`
}

/** The address of an entry of the timeline, by its place there, from the page that it stands on. */
export function toEntryHref(address: PageAddress, position: number): string {
  return toPlaceHref(address, 't', position)
}

/** The address of an item of one of the lists, which begins with `anchor`; on the page as it is where that shows it. */
export function toPlaceHref(address: PageAddress, anchor: 't' | 'factor' | 'action' | 'update', position: number): string {
  const place = `#${anchor}-${position + 1}`
  if (address.tab === 'postmortem' && (address.isWhole || position < longestList)) return place
  return `${writePageAddress({...address, tab: 'postmortem', isWhole: address.isWhole || position >= longestList})}${place}`
}
