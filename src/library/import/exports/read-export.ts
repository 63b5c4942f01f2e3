import type {TextExtracting} from '#src/library/import/text-extractor.ts'
import type {ExportedIncident, ExportFormat} from './exported-incident.ts'
import {fireHydrant} from './firehydrant.ts'
import {incidentIo} from './incident-io.ts'
import {pagerDuty} from './pagerduty.ts'
import {rootly} from './rootly.ts'
import {statuspage} from './statuspage.ts'
import {writeExported} from './write-exported.ts'

/** The programs whose exports are known, those with the plainest signs first. */
export const exportFormats: readonly ExportFormat[] = [rootly, incidentIo, statuspage, pagerDuty, fireHydrant]

/** Reads an export of one incident as JSON, whichever of the known programs it is from. */
export function readExport(json: string): TextExtracting {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return {problem: 'Unexpected text that is no JSON, expected an export as JSON'}
  }
  for (const {name, read} of exportFormats) {
    const incidents = read(value)
    if (incidents === undefined) continue
    const [incident, ...others] = incidents
    if (!incident) return {problem: `Unexpected export from ${name} without a readable incident, expected one with a title`}
    if (others.length > 0) return {problem: `Unexpected export of ${incidents.length} incidents from ${name}, expected one: save each as a file of its own`}
    return {text: writeExported(incident), madeOf: name, origin: {url: toAddress(incident)}, left: []}
  }
  const known = exportFormats.map(({name}) => name).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  return {problem: `Unexpected JSON that is no export known here, expected one from ${known.slice(0, -1).join(', ')} or ${known.at(-1)}`}
}

function toAddress({url}: ExportedIncident): string | undefined {
  return url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined
}
