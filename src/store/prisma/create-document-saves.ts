import type {Viewer} from '#src/incident/viewer.ts'
import type {DocumentSave} from '#src/library/document-saving.ts'
import {openStamps} from '#src/library/open-stamps.ts'
import type {DocumentSaves, NewSave, SaveQuery} from '#src/library/save/document-saves.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** History beside the index, in the database of either kind. */
export function createDocumentSaves(database: Database, now: () => Date = () => new Date()): DocumentSaves {
  const stamp = openStamps(now)
  return {
    append: save => append(database, save, stamp),
    list: (viewer, query) => list(database, viewer, query),
    listIndexed: files => listIndexed(database, files, now()),
  }
}

async function append(database: Database, save: NewSave, stamp: ReturnType<typeof openStamps>): Promise<DocumentSave> {
  // Whoever writes a file holds its lock, so that nobody adds one of this file in between.
  const [last] = await database.reader.$queryRaw<{id: string | null}[]>`SELECT max("id") AS "id" FROM "DocumentSave" WHERE "file" = ${save.file}`
  const {id, at} = stamp(last?.id ?? undefined)
  const {batch = id, file, incidentId, actor, message, edits, beforeHash, afterHash} = save
  await database.write(async statements => {
    await database.insertRows(statements, 'DocumentSave', [
      {
        id,
        batch,
        file,
        incident: incidentId,
        at,
        actorId: save.actorId ?? null,
        actor,
        message,
        beforeHash,
        afterHash,
        edits: JSON.stringify(edits.map(({start, removed, text, line}) => ({start, removed, inserted: text, line}))),
        undoneBy: null,
      },
    ])
    if (save.undoes !== undefined) await statements.$executeRaw`UPDATE "DocumentSave" SET "undoneBy" = ${id} WHERE "id" = ${save.undoes}`
  })
  return {id, batch, file, incidentId, at, actor, message, edits, beforeHash, afterHash, isUndone: false}
}

async function list({reader}: Database, viewer: Viewer, {incident, batch, file, limit}: SaveQuery): Promise<readonly DocumentSave[]> {
  const conditions = [isShownTo(viewer)]
  if (incident !== undefined) conditions.push(Prisma.sql`s."incident" = ${incident}`)
  if (batch !== undefined) conditions.push(Prisma.sql`s."batch" = ${batch}`)
  if (file !== undefined) conditions.push(Prisma.sql`s."file" = ${file}`)
  const rows = await reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT s."id", s."batch", s."file", s."incident", s."at", s."actor", s."message", s."beforeHash", s."afterHash", s."edits", s."undoneBy"
    FROM "DocumentSave" s WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY s."id" DESC LIMIT ${limit}`)
  return rows.map(toSave)
}

/** By the incident's id, which is its address: what was written into a document is for those who may read it now. */
function isShownTo(viewer: Viewer): Prisma.Sql {
  if (viewer.seesEverything) return Prisma.sql`1 = 1`
  return Prisma.sql`EXISTS (SELECT 1 FROM "Incident" i WHERE i."id" = s."incident" AND ${visibleTo(viewer)})`
}

/** Lately, or the last one of its file: the text of an old save that comes back another way (a checkout, a backup) is somebody else's doing. */
async function listIndexed({reader, mostValues}: Database, files: readonly string[], now: Date): Promise<readonly string[]> {
  const since = new Date(now.getTime() - lately).toISOString()
  const found: string[] = []
  for (let from = 0; from < files.length; from += mostValues) {
    const rows = await reader.$queryRaw<{file: string}[]>(Prisma.sql`
      SELECT DISTINCT f."file" FROM "SourceFile" f JOIN "DocumentSave" s ON s."file" = f."file" AND s."afterHash" = f."hash"
      WHERE f."file" IN (${Prisma.join(files.slice(from, from + mostValues))})
        AND (s."id" >= ${since} OR s."id" = (SELECT max(l."id") FROM "DocumentSave" l WHERE l."file" = f."file"))`)
    found.push(...rows.map(({file}) => file))
  }
  return found.sort()
}

const lately = 10 * 60_000

type Row = {
  readonly id: string
  readonly batch: string
  readonly file: string
  readonly incident: string
  readonly at: string
  readonly actor: string
  readonly message: string
  readonly beforeHash: string
  readonly afterHash: string
  readonly edits: string
  readonly undoneBy: string | null
}

function toSave({incident, edits, undoneBy, ...row}: Row): DocumentSave {
  const kept: readonly {start: number; removed: string; inserted: string; line: number}[] = JSON.parse(edits)
  return {
    ...row,
    incidentId: incident,
    edits: kept.map(({start, removed, inserted, line}) => ({start, end: start + removed.length, removed, text: inserted, line})),
    isUndone: undoneBy !== null,
  }
}
