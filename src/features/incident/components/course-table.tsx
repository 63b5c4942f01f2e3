import {toCourseRows} from '#src/features/incident/to-course-rows.ts'
import type {Incident} from '#src/incident/incident.ts'

/** What the picture shows of phases, as a table: for the keyboard, for screen readers, and for whoever wants the figures. */
export function CourseTable({incident, zone}: {readonly incident: Incident; readonly zone: string}) {
  const rows = toCourseRows(incident, zone)
  if (rows.length === 0) return null
  return (
    <details className="course-table screen-only">
      <summary>The picture as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Lasted</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.name} ${row.from}`}>
              <th scope="row">{row.name}</th>
              <td>{row.from}</td>
              <td>{row.to ?? 'not stated'}</td>
              <td>{row.lasted ?? 'not stated'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
