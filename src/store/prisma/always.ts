import {Prisma} from './sqlite/generated/client.ts'

/** The condition that always holds; told from all others by itself, so that who sets none can be seen to. */
export const always: Prisma.Sql = Prisma.sql`1 = 1`
