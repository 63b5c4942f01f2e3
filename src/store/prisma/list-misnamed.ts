import {type ServiceAliases, toServiceName} from '#src/incident/service-names.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** The files of incidents that count for services by names other than these aliases make of what their documents say; in order. */
export async function listMisnamed(database: Database, aliases: ServiceAliases): Promise<readonly string[]> {
  const called = await database.reader.$queryRaw<{alias: string; name: string}[]>(Prisma.sql`SELECT DISTINCT "alias", "name" FROM "ServiceAlias"`)
  const outdated = called.flatMap(({alias, name}) => (toServiceName(alias, aliases) === name ? [] : [alias]))
  const files = new Set<string>()
  // Those that an alias stands for still, and those whose own name has become an alias.
  for (const [table, column, values] of [
    [Prisma.sql`"ServiceAlias"`, Prisma.sql`"alias"`, outdated],
    [Prisma.sql`"IncidentService"`, Prisma.sql`"name"`, Object.keys(aliases)],
  ] as const) {
    for (let from = 0; from < values.length; from += database.mostValues) {
      const part = Prisma.join(values.slice(from, from + database.mostValues))
      const rows = await database.reader.$queryRaw<{file: string}[]>(Prisma.sql`
        SELECT DISTINCT i."file" FROM ${table} s JOIN "Incident" i ON i."key" = s."incidentKey" WHERE s.${column} IN (${part})`)
      for (const {file} of rows) files.add(file)
    }
  }
  return [...files].sort()
}
