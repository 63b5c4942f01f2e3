import {type PageAddress, writePageAddress} from '#src/features/incident/page-address.ts'
import type {TimesChoice} from '#src/features/shell/times-choice.ts'
import {formatZone} from '#src/features/timeline/format-times.ts'

type ZoneSwitchProps = {
  readonly own: string
  /** `untold` as long as the reader's browser has not said it: then the choice is there for its script to show. */
  readonly reader: 'untold' | 'same' | 'other'
  readonly chosen: TimesChoice
  readonly address: PageAddress
}

/** Whose clock the times are on; the choice is in the address, and remembered. */
export function ZoneSwitch({own, reader, chosen, address}: ZoneSwitchProps) {
  const isOwnUtc = isUtc(own)
  const link = (choice: TimesChoice, name: string) => (
    <a href={writePageAddress({...address, times: choice})} aria-current={chosen === choice ? 'true' : undefined} data-swaps>
      {name}
    </a>
  )
  if (isOwnUtc && reader === 'same') return <span className="hidden text-ink-2 tablet:inline">Times in UTC</span>
  return (
    <nav className="flex items-center gap-2 text-ink-2" aria-label="Times in">
      <span aria-hidden="true">Times in</span>
      <span className={isOwnUtc && reader === 'untold' ? 'choice choice-lone' : 'choice'}>
        {isOwnUtc && chosen !== 'reader' ? (
          <a href={writePageAddress({...address, times: 'utc'})} aria-current="true" data-swaps>
            UTC
          </a>
        ) : (
          link('utc', 'UTC')
        )}
        {!isOwnUtc && link('incident', formatZone(own))}
        {reader === 'other' && link('reader', 'Your time')}
        {reader === 'untold' && (
          <a className="reader-zone" href={writePageAddress({...address, times: 'reader'})} data-reader-zone data-wanted={chosen === 'reader' ? '' : undefined}>
            Your time
          </a>
        )}
      </span>
    </nav>
  )
}

/** Whether a zone is nothing but UTC, under either of its names. */
export function isUtc(zone: string): boolean {
  return zone === 'UTC' || zone === 'Etc/UTC'
}
