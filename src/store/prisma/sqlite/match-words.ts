import type {SearchTerms} from '#src/store/words.ts'
import {Prisma} from './generated/client.ts'

/** The keys of the incidents that hold all the terms. Terms are quoted, and of letters and digits only, so nothing in them is an operator. */
export function matchWords({terms, lastIsPrefix}: SearchTerms): Prisma.Sql {
  const phrases = terms.map((words, place) => {
    const phrase = `"${words.join(' ')}"`
    return lastIsPrefix && place === terms.length - 1 ? `${phrase} *` : phrase
  })
  return Prisma.sql`SELECT rowid FROM "IncidentWords" WHERE "IncidentWords" MATCH ${phrases.join(' AND ')}`
}
