import {readFresh} from '#src/features/shell/read-cached.ts'
import type {IncidentFilters, IncidentRow} from '#src/library/incident-store.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {answerFile, writeCsvFile, writeJsonFile} from './answer-file.ts'
import {csvHead, writeCsvRow, writeJsonRow} from './export-fields.ts'
import {readFilters, toParams} from './read-filters.ts'

/**
 * Answers with every incident that the address of a list asks for, as a file. It is written while it is read, so that any number of them
 * fits into memory; what is published meanwhile may or may not be in it.
 */
export async function answerExport(request: Request, form: 'csv' | 'json'): Promise<Response> {
  const {filters, order} = readFilters(toParams(new URL(request.url).searchParams))
  const batches = await readFresh(async ({store, viewer, today}) => {
    const {corrected} = await searchIncidents(store, viewer, {filters, order, page: 1, pageSize: 1, today})
    const taken: IncidentFilters = corrected === undefined ? filters : {...filters, words: corrected}
    return store.readIncidents(viewer, {filters: taken, order, today})
  })
  return answerFile(`incidents.${form}`, forms[form](batches))
}

type Batches = AsyncIterable<readonly IncidentRow[]>

const forms = {
  csv: (batches: Batches) => writeCsvFile(csvHead, batches, writeCsvRow),
  json: (batches: Batches) => writeJsonFile(batches, writeJsonRow),
}
