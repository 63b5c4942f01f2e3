import {z} from 'zod'

const driverError = z.object({cause: z.object({originalCode: z.string()})})
const prismaError = z.object({meta: z.object({driverAdapterError: driverError})})

/** Why a statement failed where it is the disk's fault; undefined where it is not. The database itself is as it was before. */
export function explainDiskFailure(error: unknown): string | undefined {
  const code = driverError.safeParse(error).data?.cause.originalCode ?? prismaError.safeParse(error).data?.meta.driverAdapterError.cause.originalCode
  if (code === 'SQLITE_FULL') return 'the disk is full'
  if (code?.startsWith('SQLITE_IOERR')) return `the disk is full or fails (${code})`
  return undefined
}
