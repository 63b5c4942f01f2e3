import type {ShownAnniversaries} from '#src/features/catalogue/anniversary-queries.ts'
import {Definition} from '#src/features/insights/components/definition.tsx'
import {plural} from '#src/features/services/plural.ts'
import {formatDayAndMonth, formatShortDay} from '#src/features/timeline/format-times.ts'
import {addDays} from '#src/incident/add-days.ts'
import {type Anniversary, mostYears} from '#src/library/past-weeks.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {SeverityBadge} from './severity-badge.tsx'

/** What happened in this week of years gone by; nothing where nothing did. */
export function Anniversaries({anniversaries: {incidents, total, week}}: {readonly anniversaries: ShownAnniversaries}) {
  if (incidents.length === 0) return null
  return (
    <section aria-labelledby="anniversaries" className="anniversaries">
      <h2 id="anniversaries" className="section-title">
        This week in past years
      </h2>
      <ul>
        {incidents.map(incident => (
          <Item key={incident.id} incident={incident} />
        ))}
      </ul>
      {total > incidents.length && <p className="text-ink-3">and {(total - incidents.length).toLocaleString('en-US')} more</p>}
      <Definition>
        <p>
          Incidents on the days of this week, {formatDayAndMonth(week)} to {formatDayAndMonth(addDays(week, 6))}, in the {mostYears} years before, the latest
          first. The week is Monday to Sunday where you are; an incident’s day is that of its own clocks, and one without a date has none. n ={' '}
          {plural(total, 'incident')}, of which {incidents.length.toLocaleString('en-US')} {incidents.length === 1 ? 'is' : 'are'} listed.
        </p>
      </Definition>
    </section>
  )
}

function Item({incident: {id, title, day, yearsAgo, severity}}: {readonly incident: Anniversary}) {
  return (
    <li>
      <time dateTime={day}>{formatShortDay(day)}</time>
      <a href={`/incidents/${encodeURIComponent(id)}`} data-row>
        <bdi>{clampText(title, 160)}</bdi>
      </a>
      <p>
        {severity && <SeverityBadge level={severity.level} label={severity.label} />}
        {yearsAgo === 1 ? 'a year ago' : `${yearsAgo} years ago`}
      </p>
    </li>
  )
}
