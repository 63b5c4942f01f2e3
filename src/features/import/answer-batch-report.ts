import {answerFile, writeCsvFile, writeJsonFile} from '#src/features/catalogue/answer-file.ts'
import {type CellValue, writeCsvLine} from '#src/features/catalogue/write-csv-line.ts'
import {countFacts, countOpenQuestions} from '#src/library/import/batch-outcome.ts'
import type {BatchFile} from '#src/server/imports/batches.ts'
import {findBatchReport} from './batch-queries.ts'
import {sayReason} from './say-outcome.ts'

/** What the report says of each file, in the order of its columns. */
const fields: Readonly<Record<string, (file: BatchFile) => CellValue>> = {
  file: ({name}) => name,
  outcome: ({outcome}) => outcome,
  reason: file => sayReason(file),
  title: ({work}) => work.facts.title ?? work.shown?.title,
  day: ({work}) => work.shown?.day,
  facts: ({work}) => work.shown && countFacts(work),
  notes: ({work}) => work.shown?.notes,
  questions: ({work}) => work.shown && countOpenQuestions(work),
  incident: ({saved}) => saved?.id,
  duplicateOf: ({twins}) => (twins.length === 0 ? undefined : twins.map(({id}) => id)),
}

/** Answers with what became of each file of a batch, as a file. */
export async function answerBatchReport(id: string, form: 'csv' | 'json'): Promise<Response> {
  const report = await findBatchReport(id)
  if (!report)
    return new Response('There is no such import.\n', {
      status: 404,
      headers: {'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store'},
    })
  const {files} = report
  const all = (async function* () {
    yield files
  })()
  return answerFile(`import-report.${form}`, form === 'csv' ? writeCsvFile(writeCsvLine(Object.keys(fields)), all, writeCsv) : writeJsonFile(all, writeJson))
}

function writeCsv(file: BatchFile): string {
  return writeCsvLine(Object.values(fields).map(read => read(file)))
}

/** What is not known is null, so that every object has the same fields. */
function writeJson(file: BatchFile): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(file) ?? null])))
}
