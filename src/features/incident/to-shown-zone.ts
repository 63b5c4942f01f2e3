import type {TimesSetting} from '#src/features/shell/read-times-setting.ts'

/** The zone that a page shows times in, and whether the reader's own is another choice than those that are there anyway. */
export function toShownZone({chosen, readerZone}: TimesSetting, own: string): {readonly zone: string; readonly reader: 'untold' | 'same' | 'other'} {
  // Chosen but not told, as by a link that a colleague sent: UTC, and it says so.
  const zone = chosen === 'incident' ? own : chosen === 'reader' ? (readerZone ?? 'UTC') : 'UTC'
  const isSame = readerZone !== undefined && (readerZone === own || readerZone === 'UTC')
  return {zone, reader: readerZone === undefined ? 'untold' : isSame ? 'same' : 'other'}
}
