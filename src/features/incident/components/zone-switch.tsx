import {type PageAddress, writePageAddress} from '#src/features/incident/page-address.ts'
import type {TimesChoice} from '#src/features/shell/times-choice.ts'
import {formatZone} from '#src/features/timeline/format-times.ts'

/** Whose clock the times are on; the choice is in the address, and remembered. */
export function ZoneSwitch({own, chosen, address}: {readonly own: string; readonly chosen: TimesChoice; readonly address: PageAddress}) {
  if (own === 'UTC' || own === 'Etc/UTC') return <span className="hidden text-ink-2 tablet:inline">Times in UTC</span>
  return (
    <nav className="flex items-center gap-2 text-ink-2" aria-label="Times in">
      <span aria-hidden="true">Times in</span>
      <span className="choice">
        <a href={writePageAddress({...address, times: 'utc'})} aria-current={chosen === 'utc' ? 'true' : undefined}>
          UTC
        </a>
        <a href={writePageAddress({...address, times: 'incident'})} aria-current={chosen === 'incident' ? 'true' : undefined}>
          {formatZone(own)}
        </a>
      </span>
    </nav>
  )
}
