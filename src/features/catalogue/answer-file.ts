import path from 'node:path'
import {writeContentDisposition} from '#src/features/shell/content-disposition.ts'

/** Answers with a file to keep, which is written while it is read, so that one of any size fits into memory. */
export function answerFile(name: string, pieces: AsyncGenerator<string>): Response {
  return new Response(toStream(pieces), {
    headers: {
      'content-type': `${path.extname(name) === '.csv' ? 'text/csv' : 'application/json'}; charset=utf-8`,
      'content-disposition': writeContentDisposition('attachment', name),
      // Other people may see something else.
      'cache-control': 'private, no-store',
    },
  })
}

/** With a byte order mark: spreadsheets take what has none for the machine's own encoding. */
export async function* writeCsvFile<T>(head: string, batches: AsyncIterable<readonly T[]>, write: (row: T) => string): AsyncGenerator<string> {
  yield `\ufeff${head}`
  for await (const rows of batches) yield rows.map(write).join('')
}

/** One list, an object on each line. */
export async function* writeJsonFile<T>(batches: AsyncIterable<readonly T[]>, write: (row: T) => string): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const rows of batches) {
    if (rows.length === 0) continue
    yield `${separator}${rows.map(write).join(',\n')}`
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
