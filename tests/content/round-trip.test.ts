import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {anonymous} from '#src/incident/viewer.ts'
import type {IncidentStore, PublishedDocument} from '#src/library/incident-store.ts'
import {readDocument} from '#src/library/read-document.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'

const files = (await readdir('content')).filter(file => file.endsWith('.md'))
const documents = new Map<string, PublishedDocument>()
let folder: string
let store: IncidentStore

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'round-trip-'))
  store = await openSqliteStore(`file:${path.join(folder, 'index.db')}`)
  for (const file of files) {
    const reading = await readDocument(file, await readFile(path.join('content', file)))
    if ('document' in reading) documents.set(file, reading.document)
  }
  await store.apply({publish: [...documents.values()], unreadable: [], remove: []})
})

afterAll(async () => {
  await store.close()
  await rm(folder, {recursive: true})
})

describe('every document of content/', () => {
  test.each(files)('%s comes back from the database as it was read from its file', async file => {
    const document = documents.get(file)
    expect(document, 'it can be read').toBeDefined()
    const found = await store.findIncident(anonymous, file.replace('.md', ''))
    if (!found || !('record' in found)) throw new Error(`Cannot find ${file}: the database does not hold it`)
    expect(found.record.markdown).toBe(await readFile(path.join('content', file), 'utf8'))
    expect(found.record.incident).toEqual(document?.incident)
    expect(found.record.html).toEqual(document?.html)
    expect(found.record.diagnostics).toEqual(document?.diagnostics)
  })

  test.each(files)('%s is read the same a second time', async file => {
    const again = await readDocument(file, await readFile(path.join('content', file)))
    expect(again).toEqual({document: documents.get(file)})
  })
})
