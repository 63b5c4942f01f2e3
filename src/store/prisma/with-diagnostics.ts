import type {Viewer} from '#src/incident/viewer.ts'
import {listUntoldRules} from '#src/library/told-diagnostics.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** The condition under which a rule found more than something to know in an incident called `i`, and the viewer is told of it. */
export function withDiagnostics(viewer: Viewer): Prisma.Sql {
  const untold = listUntoldRules(viewer)
  const told = untold.length === 0 ? Prisma.empty : Prisma.sql` AND d."rule" NOT IN (${Prisma.join([...untold])})`
  return Prisma.sql`EXISTS (SELECT 1 FROM "Diagnostic" d WHERE d."incidentKey" = i."key" AND d."level" <> 'info'${told})`
}
