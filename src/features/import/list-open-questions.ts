import {listQuestions, type Question} from '#src/library/import/list-questions.ts'
import type {ImportReading, PendingImport} from '#src/server/imports/pending-imports.ts'

/** What nobody has answered yet. */
export function listOpenQuestions({text, work}: PendingImport, {incident, diagnostics}: ImportReading): readonly Question[] {
  return listQuestions(text, incident, diagnostics).filter(({key}) => !work.settled.includes(key))
}
