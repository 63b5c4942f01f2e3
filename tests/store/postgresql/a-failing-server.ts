import {once} from 'node:events'
import {createServer, type Socket} from 'node:net'
import {onTestFinished} from 'vitest'

/**
 * The address of something that speaks PostgreSQL's protocol only as far as to refuse everybody with a code; without one it takes the
 * connection and never says a word.
 */
export async function aFailingServer(code?: string, message = 'no'): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (code !== undefined) socket.once('data', () => socket.end(toErrorResponse(code, message)))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot listen: the server has no address')
  return `postgresql://ada:s3cret@127.0.0.1:${address.port}/hindsight`
}

function toErrorResponse(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeUInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
