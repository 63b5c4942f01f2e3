import 'server-only'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {type BatchReport, reportBatch} from '#src/server/imports/batches.ts'
import {mayImport} from './import-forms.ts'

/** A batch with its files; undefined where there is none for this person. */
export async function findBatchReport(id: string): Promise<BatchReport | undefined> {
  const visitor = await readVisitor()
  return mayImport(visitor) ? await reportBatch(visitor, id) : undefined
}
