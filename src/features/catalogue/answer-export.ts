import {readFresh} from '#src/features/shell/read-cached.ts'
import type {IncidentFilters, IncidentRow} from '#src/library/incident-store.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {csvHead, writeCsvRow, writeJsonRow} from './export-fields.ts'
import {type AddressParams, readFilters} from './read-filters.ts'

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
  const {type, write} = forms[form]
  return new Response(toStream(write(batches)), {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="incidents.${form}"`,
      // Other people may see other incidents.
      'cache-control': 'private, no-store',
    },
  })
}

type Batches = AsyncIterable<readonly IncidentRow[]>

const forms = {
  csv: {type: 'text/csv', write: writeCsv},
  json: {type: 'application/json', write: writeJson},
} as const

/** With a byte order mark: spreadsheets take what has none for the machine's own encoding. */
async function* writeCsv(batches: Batches): AsyncGenerator<string> {
  yield `\ufeff${csvHead}`
  for await (const rows of batches) yield rows.map(writeCsvRow).join('')
}

async function* writeJson(batches: Batches): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const rows of batches) {
    yield `${separator}${rows.map(writeJsonRow).join(',\n')}`
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** Asks for the next piece only when there is room for it. */
function toStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const {value, done} = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

function toParams(params: URLSearchParams): AddressParams {
  return Object.fromEntries([...new Set(params.keys())].map(name => [name, params.getAll(name)]))
}
