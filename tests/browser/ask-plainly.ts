import {connect} from 'node:net'

/** What came back over a connection until it was closed, and how long that took. */
export type PlainReply = {readonly status: number; readonly head: string; readonly body: string; readonly milliseconds: number}

/** Sends bytes as they are, which no client does that knows better, and waits until the server closes the connection. */
export function askPlainly(address: string, text: string | Buffer, drip?: {readonly text: string; readonly every: number}): Promise<PlainReply> {
  const {hostname, port} = new URL(address)
  const begun = Date.now()
  return new Promise(resolve => {
    const socket = connect(Number(port), hostname, () => socket.write(text))
    const dripping = drip && setInterval(() => socket.write(drip.text), drip.every)
    const pieces: Buffer[] = []
    socket.on('data', piece => pieces.push(piece))
    // A server that closes while more is being sent resets the connection; what it said before counts.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(dripping)
      const [head = '', ...body] = Buffer.concat(pieces).toString('latin1').split('\r\n\r\n')
      resolve({status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n'), milliseconds: Date.now() - begun})
    })
  })
}

/** A request that asks to be the only one of its connection. */
export function toRequest(line: string, headers: readonly string[] = [], body = ''): string {
  return [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', body].join('\r\n')
}
