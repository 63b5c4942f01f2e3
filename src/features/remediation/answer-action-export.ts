import {answerFile, writeCsvFile, writeJsonFile} from '#src/features/catalogue/answer-file.ts'
import {toParams} from '#src/features/catalogue/read-filters.ts'
import {readFresh} from '#src/features/shell/read-cached.ts'
import {readActions} from '#src/library/remediation/read-actions.ts'
import {toActionAsking} from '#src/server/remediation/to-action-asking.ts'
import {actionCsvHead, writeActionCsv, writeActionJson} from './action-export.ts'
import {readActionFilters} from './read-action-filters.ts'

/** Answers with every action that the address of the list asks for, as a file; of actions that are not open, too, unless the address says otherwise. */
export async function answerActionExport(request: Request, form: 'csv' | 'json'): Promise<Response> {
  const {filters, order} = readActionFilters(toParams(new URL(request.url).searchParams))
  const batches = await readFresh(async ({store, viewer, today, settings}) => readActions(store, viewer, toActionAsking(filters, today, settings), order))
  return answerFile(`remediation.${form}`, form === 'csv' ? writeCsvFile(actionCsvHead, batches, writeActionCsv) : writeJsonFile(batches, writeActionJson))
}
