import {mkdir, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {onTestFinished, vi} from 'vitest'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {type Hindsight, hindsight} from '#src/server/hindsight.ts'
import {stopBatches} from '#src/server/imports/batch-work.ts'
import {type BatchReport, reportBatch} from '#src/server/imports/batches.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aVisitor} from '#tests/server/a-saving.ts'
import {addEditors} from '#tests/store/add-editors.ts'
import {aDatabase} from '#tests/store/postgresql/scratch-postgresql.ts'

/** A process's own Hindsight over an empty folder, with two editors. */
export type BatchScene = {
  readonly opened: Hindsight
  readonly content: string
  readonly databaseUrl: string
  readonly environment: Readonly<Record<string, string>>
  readonly ada: Visitor
  readonly grace: Visitor
  /** Runs in the database beside everybody. */
  change(email: string, values: {readonly role?: string; readonly disabled?: number}): Promise<void>
  /** Waits for a batch until it is as it is meant to be. */
  until(id: string, isSo: (report: BatchReport) => boolean): Promise<BatchReport>
}

export async function aBatchScene(kind: 'SQLite' | 'PostgreSQL' = 'SQLite'): Promise<BatchScene> {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-batches-'))
  const content = path.join(place, 'content')
  await mkdir(content)
  const databaseUrl = kind === 'SQLite' ? `file:${path.join(place, 'index.db')}` : await aDatabase()
  const environment = {
    HINDSIGHT_CONTENT: content,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    HINDSIGHT_SECRET: 'a secret of a test, which is as long as one has to be',
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const opened = await hindsight()
  onTestFinished(async () => {
    await stopBatches()
    await opened.close()
    vi.unstubAllEnvs()
    await rm(place, {recursive: true, force: true})
  })
  const [ada, grace] = ['ada@example.org', 'grace@example.org'].map(email => aVisitor({role: 'editor', email})) as [Visitor, Visitor]
  const database = await openDatabase(databaseUrl)
  const people = [ada, grace].flatMap(({person}) => person ?? [])
  await addEditors(database, people)
  await database.close()
  return {
    opened,
    content,
    databaseUrl,
    environment,
    ada,
    grace,
    async change(email, {role, disabled}) {
      const beside = await openDatabase(databaseUrl)
      await beside.write(async statements => {
        if (role !== undefined) await statements.$executeRaw`UPDATE "User" SET "role" = ${role} WHERE "email" = ${email}`
        if (disabled !== undefined) await statements.$executeRaw`UPDATE "User" SET "disabled" = ${disabled} WHERE "email" = ${email}`
      })
      await beside.close()
    },
    async until(id, isSo) {
      for (;;) {
        const report = await reportBatch(ada, id)
        if (!report) throw new Error('the batch is gone')
        if (isSo(report)) return report
        await new Promise(resolve => setTimeout(resolve, 25))
      }
    },
  }
}
