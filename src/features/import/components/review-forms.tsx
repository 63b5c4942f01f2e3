import {formatZone} from '#src/features/timeline/format-times.ts'
import type {ImportHints, ImportOrigin} from '#src/library/import/import-work.ts'

type TimesFormProps = {
  readonly id: string
  readonly hints: ImportHints
  /** The zone that the text states itself. */
  readonly stated?: string | undefined
  /** Whether it is a batch, of which all texts are read with them. */
  readonly isBatch?: boolean
}

/** Year, zone and order of day and month, given once for the whole text, or for all texts. */
export function TimesForm({id, hints, stated, isBatch = false}: TimesFormProps) {
  return (
    <section className="intake-part" aria-labelledby="times">
      <h2 id="times">{isBatch ? 'How their times are read' : 'How its times are read'}</h2>
      <form action={isBatch ? '/import/batches/hints' : '/import/hints'} method="post" className="intake-times">
        <input type="hidden" name="id" value={id} />
        <div className="form-field">
          <label htmlFor="year">Year</label>
          <input id="year" name="year" inputMode="numeric" maxLength={4} size={6} defaultValue={hints.defaultYear ?? ''} placeholder="As stated" />
        </div>
        <div className="form-field">
          <label htmlFor="zone">Time zone</label>
          <input
            id="zone"
            name="zone"
            list="zones"
            maxLength={60}
            size={18}
            defaultValue={hints.defaultTimezone ?? ''}
            placeholder={stated ? formatZone(stated) : 'UTC'}
          />
          <datalist id="zones">
            {zones.map(zone => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
        <div className="form-field">
          <label htmlFor="order">03/04 is</label>
          <select id="order" name="order" className="select" defaultValue={hints.dayOrder ?? ''}>
            <option value="">As the text has it</option>
            <option value="dmy">3 April</option>
            <option value="mdy">March 4</option>
          </select>
        </div>
        <button type="submit" className="button">
          {isBatch ? 'Read all again' : 'Read again'}
        </button>
      </form>
      <p className="form-hint">For times that leave it open. What {isBatch ? 'a' : 'the'} text states itself goes before it.</p>
    </section>
  )
}

/** Where the text comes from, which the document will say. */
export function OriginForm({id, origin, name}: {readonly id: string; readonly origin: ImportOrigin; readonly name: string}) {
  return (
    <section className="intake-part" aria-labelledby="source">
      <h2 id="source">Source</h2>
      <form action="/import/origin" method="post" className="intake-times">
        <input type="hidden" name="id" value={id} />
        <div className="form-field intake-wide">
          <label htmlFor="url">Address</label>
          <input id="url" name="url" type="url" maxLength={1000} defaultValue={origin.url ?? ''} placeholder="https://…" />
        </div>
        <div className="form-field">
          <label htmlFor="publisher">Published by</label>
          <input id="publisher" name="publisher" maxLength={200} defaultValue={origin.publisher ?? ''} />
        </div>
        <div className="form-field">
          <label htmlFor="date">On</label>
          <input id="date" name="date" type="date" defaultValue={origin.date ?? ''} />
        </div>
        <button type="submit" className="button">
          Keep
        </button>
      </form>
      <p className="form-hint">
        The document names its source, and <bdi>{name}</bdi> is kept beside it as it was given.
      </p>
    </section>
  )
}

/** Those that people are asked for most; any other can be typed. */
const zones = [
  'UTC',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Amsterdam',
  'Europe/Stockholm',
  'Europe/Helsinki',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
]
