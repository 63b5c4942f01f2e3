import {toIncidentHref} from '#src/features/incident/page-address.ts'
import {relationWords} from '#src/features/patterns/relation-words.ts'
import {toPairHref} from '#src/features/patterns/to-pair-href.ts'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {formatDay, formatShortDay} from '#src/features/timeline/format-times.ts'
import type {IncidentRelation, RelatedIncident} from '#src/library/patterns/pattern-counts.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type RelationTableProps = {readonly incidents: readonly RelatedIncident[]; readonly relations: readonly IncidentRelation[]}

/** The map in words: each relation as its author states it. */
export function RelationTable({incidents, relations}: RelationTableProps) {
  const byId = new Map(incidents.map(incident => [incident.id, incident]))
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">The same as a table</h2>
      <ScrolledTable label="Relations">
        <thead>
          <tr>
            <th scope="col">Incident</th>
            <th scope="col">Relation</th>
            <th scope="col">Incident</th>
          </tr>
        </thead>
        <tbody>
          {relations.map(relation => (
            <tr key={`${relation.from} ${relation.to} ${relation.type}`}>
              <Named incident={byId.get(relation.from)} />
              <td>
                <a href={toPairHref(relation)} aria-label={`${relationWords[relation.type].name}: compare the two`}>
                  {relationWords[relation.type].name}
                </a>
              </td>
              <Named incident={byId.get(relation.to)} />
            </tr>
          ))}
        </tbody>
      </ScrolledTable>
    </section>
  )
}

function Named({incident}: {readonly incident: RelatedIncident | undefined}) {
  if (!incident) return <td />
  return (
    <td className="relation-end">
      <a href={toIncidentHref(incident.id)}>
        <bdi>{clampText(incident.title, 90)}</bdi>
      </a>{' '}
      {incident.date && <span className="dim">{formatShortDay(formatDay(incident.date, 'UTC'))}</span>}
    </td>
  )
}
