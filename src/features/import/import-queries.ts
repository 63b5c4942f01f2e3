import 'server-only'
import {headers} from 'next/headers'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {readFlash} from '#src/server/accounts/flash.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {listBatches} from '#src/server/imports/batches.ts'
import {listImports, reviewImport} from '#src/server/imports/pending-imports.ts'
import {mayImport} from './import-forms.ts'
import {type ImportMessage, sayImport} from './say-import.ts'

/** What the first page shows: whether this person may bring texts in, and what they have not finished. */
export async function findImports() {
  const visitor = await readVisitor()
  if (!mayImport(visitor)) return {may: false, isSignedIn: visitor.person !== undefined, rows: [], batches: [], limit: 0, takesAddresses: false} as const
  const {environment} = await hindsight()
  const [rows, batches] = await Promise.all([listImports(visitor), listBatches(visitor)])
  return {
    may: true,
    isSignedIn: true,
    rows,
    batches,
    limit: environment.maxFileBytes,
    takesAddresses: environment.importAddresses === 'public',
  } as const
}

/** One import with its reading; undefined where there is none for this person. */
export async function findReview(id: string) {
  const visitor = await readVisitor()
  return mayImport(visitor) ? await reviewImport(visitor, id) : undefined
}

export type Review = NonNullable<Awaited<ReturnType<typeof findReview>>>

/** What the last form has to say to this page. */
export async function readImportMessage(): Promise<ImportMessage | undefined> {
  const cookies = (await headers()).get('cookie')
  if (!cookies) return undefined
  const {secret} = await (await hindsight()).accounts()
  return sayImport(readFlash(secret, cookies))
}
