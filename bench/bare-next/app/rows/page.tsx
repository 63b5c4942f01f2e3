import {headers} from 'next/headers'

const rows = Array.from({length: 50}, (_, index) => ({
  id: `incident-${index}`,
  date: '2025-03-13',
  title: `Calls ended abruptly when worker ${index} ran out of memory`,
  organization: 'Example Calls',
  severity: 'SEV2',
  duration: '2 h 11 m',
}))

export default async function Page() {
  await headers()
  return (
    <ul>
      {rows.map(row => (
        <li key={row.id}>
          <time>{row.date}</time>
          <h2>
            <a href={`/incidents/${row.id}`}>{row.title}</a>
          </h2>
          <p>
            {row.severity} {row.organization} {row.duration}
          </p>
        </li>
      ))}
    </ul>
  )
}
