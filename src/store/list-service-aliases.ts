import {toServiceName} from '#src/incident/service-names.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'

/** The services that a document calls by another name than they go by, once for each. */
export function listServiceAliases({
  incident,
  serviceAliases = {},
}: Pick<PublishedDocument, 'incident' | 'serviceAliases'>): readonly {readonly alias: string; readonly name: string}[] {
  const written = new Set(incident.services.map(({value}) => value))
  return [...written].flatMap(alias => {
    const name = toServiceName(alias, serviceAliases)
    return name === alias ? [] : [{alias, name}]
  })
}
