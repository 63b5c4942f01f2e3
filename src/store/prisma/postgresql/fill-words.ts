import type {Statements} from '#src/store/prisma/database.ts'

/**
 * Runs what fills the empty table of words, and makes its index and counts its words afterwards, all at once: for each text as it comes that
 * takes many times as long. Nobody can search until the transaction ends.
 */
export async function fillWords<T>(statements: Statements, fill: () => Promise<T>): Promise<T> {
  const [index] = await statements.$queryRaw<{definition: string}[]>`
    SELECT pg_get_indexdef(to_regclass('"IncidentWords_vector_idx"')::oid) AS "definition"`
  if (!index) throw new Error('Cannot fill the words: their index is missing')
  await statements.$executeRawUnsafe('DROP INDEX "IncidentWords_vector_idx"')
  await statements.$executeRawUnsafe('ALTER TABLE "IncidentWords" DISABLE TRIGGER "IncidentWords_added"')
  const filled = await fill()
  // The same that the trigger counts for the rows of one statement.
  await statements.$executeRawUnsafe(`
    INSERT INTO "Vocabulary" ("circle", "word", "holders")
      SELECT w."circle", l."word", count(*) FROM "IncidentWords" w CROSS JOIN LATERAL (
        SELECT '' COLLATE "C" AS "word" UNION ALL SELECT v."lexeme" FROM unnest(w."vector") v WHERE strpos(v."lexeme", '/') = 0
      ) l GROUP BY 1, 2`)
  await statements.$executeRawUnsafe('ALTER TABLE "IncidentWords" ENABLE TRIGGER "IncidentWords_added"')
  await statements.$executeRawUnsafe(`SET LOCAL maintenance_work_mem = '256MB'`)
  await statements.$executeRawUnsafe(index.definition)
  return filled
}
