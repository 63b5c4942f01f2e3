import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {connect} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

const ways = [
  {what: 'tell npm start to stop', command: ['npm', 'start'], signal: 'SIGTERM'},
  {what: 'end npm start by force', command: ['npm', 'start'], signal: 'SIGKILL'},
  {what: 'end what npm starts by force', command: undefined, signal: 'SIGKILL'},
] as const

for (const {what, command, signal} of ways) {
  test(`I25 I ${what}, and nothing of it keeps the port`, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-stopping-'))
    const server = await serve(folder, command)
    try {
      expect(await isListening(server.address)).toBe(true)
      const ended = once(server.process, 'exit')
      server.process.kill(signal)
      await ended
      await expect.poll(() => isListening(server.address), {timeout: 15_000}).toBe(false)
    } finally {
      await server.stop()
      await rm(folder, {recursive: true, force: true})
    }
  })
}

/** Whether anybody holds the port. */
async function isListening(address: string): Promise<boolean> {
  const {hostname, port} = new URL(address)
  const socket = connect(Number(port), hostname)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
