import {onTestFinished} from 'vitest'
import type {Database} from '#src/store/prisma/database.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {addEditors} from './add-editors.ts'
import {aMigratedDatabase} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

type DatabaseOfTwo = {
  readonly database: Database
  /** Milliseconds since 1970: the morning of 5 March 2024 until days pass. */
  now(): number
  pass(days: number): void
}

/** An empty database of this test's own with two editors, `ada` and `grace`, and a clock beside it. */
export async function aDatabaseOfTwo(kind: string): Promise<DatabaseOfTwo> {
  const database = await openDatabase(kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase())
  onTestFinished(() => database.close())
  const people = ['ada', 'grace'].map(id => ({id, name: id, email: `${id}@example.com`}))
  await addEditors(database, people)
  let now = Date.parse('2024-03-05T10:00:00Z')
  return {
    database,
    now: () => now,
    pass(days) {
      now += days * 24 * 3_600_000
    },
  }
}
