import {z} from 'zod'

// Prisma names the driver's reason in `meta`; a connection's failure to begin is thrown by the driver itself.
const busy = z.union([
  z.object({meta: z.object({driverAdapterError: z.object({cause: z.object({kind: z.literal('SocketTimeout')})})})}),
  z.object({cause: z.object({kind: z.literal('SocketTimeout')})}),
])

/** Whether a statement failed only because another process held the database. */
export function isBusy(error: unknown): boolean {
  return busy.safeParse(error).success
}
