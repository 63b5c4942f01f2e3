import type {Database} from '#src/store/prisma/database.ts'

/** Puts people who may write into a database, one after the other. */
export async function addEditors(database: Database, people: readonly {readonly id: string; readonly name: string; readonly email: string}[]): Promise<void> {
  for (const {id, name, email} of people)
    await database.write(statements =>
      database.insertRows(statements, 'User', [{id, name, email, emailVerified: 1, createdAt: '', updatedAt: '', role: 'editor', disabled: 0}]),
    )
}
