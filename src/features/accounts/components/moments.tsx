/** A day in UTC, with the instant behind it. */
export function Day({at}: {readonly at: string}) {
  return (
    <time dateTime={at} title={`${at.slice(0, 16).replace('T', ' ')} UTC`}>
      {days.format(new Date(at))}
    </time>
  )
}

const days = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'})
