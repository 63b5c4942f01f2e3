import {once} from 'node:events'
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net'
import {SMTPServer, type SMTPServerOptions} from 'smtp-server'
import {describe, expect, it, onTestFinished} from 'vitest'
import {type Mail, MailFailure, openMailer} from '#src/server/accounts/mailer.ts'
import {aCertificate} from './a-certificate.ts'

const from = {name: 'Hindsight', address: 'hindsight@example.com'}
const mail: Mail = {to: 'ada@example.com', subject: 'Choose a new password', text: 'Hello Ada,\n\nhttps://hindsight.example/account/reset?token=sardines\n'}

const certificate = aCertificate()

type Delivered = {
  readonly sender: string
  readonly recipients: readonly string[]
  readonly user: string | undefined
  readonly secure: boolean
  readonly source: string
}

/** A mail server on a port of its own, which keeps what it takes. */
async function aMailServer(options: SMTPServerOptions = {}) {
  const delivered: Delivered[] = []
  const signIns: string[] = []
  const server = new SMTPServer({
    ...certificate,
    authOptional: true,
    disableReverseLookup: true,
    onAuth({username = '', password = ''}, _session, callback) {
      signIns.push(username)
      if (username === 'u@x' && password === 'p/ss:wörd') callback(null, {user: username})
      else callback(new Error('sardines: wrong password'))
    },
    onData(stream, {envelope, user, secure}, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
        delivered.push({sender, recipients: envelope.rcptTo.map(({address}) => address), user, secure, source: Buffer.concat(chunks).toString()})
        callback()
      })
    },
    ...options,
  })
  // Clients that break off are part of the tests.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>(resolve => void server.close(() => resolve())))
  return {delivered, signIns, port: (server.server.address() as AddressInfo).port}
}

/** A server of bare sockets, for what no mail server does. */
async function aSocketServer(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    greet(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  return (server.address() as AddressInfo).port
}

function aLog() {
  const lines: string[] = []
  const write = (facts: object, sentence: string): void => void lines.push(`${JSON.stringify(facts)} ${sentence}`)
  return {lines, debug: write, info: write, warn: write, error: write}
}

/** What became of a mail, and what was logged of it. */
async function send(smtpUrl: string, given: Partial<Mail> = {}, milliseconds?: number) {
  const log = aLog()
  const mailer = openMailer({smtpUrl, from}, log, milliseconds)
  const failure = await mailer?.send({...mail, ...given}).then(
    () => undefined,
    (error: unknown) => error,
  )
  return {failure, lines: log.lines}
}

/** A mail as it is read: headers on one line each, the text decoded. */
function readMail(source: string): {readonly headers: ReadonlyMap<string, string>; readonly text: string} {
  const end = source.indexOf('\r\n\r\n')
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(lines.map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]))
  const body = source.slice(end + 4)
  const encoding = headers.get('Content-Transfer-Encoding')
  const bytes = body.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? Buffer.from(bytes, 'latin1').toString() : body
  return {headers, text: text.replaceAll('\r\n', '\n')}
}

describe('openMailer()', () => {
  it('opens nothing where no mail is configured', () => {
    expect(openMailer(undefined, aLog())).toBeUndefined()
  })

  it('hands a mail over, with its text as it was', async () => {
    const {delivered, port} = await aMailServer({disabledCommands: ['STARTTLS']})
    const text = `${mail.text}\nZürich, 東京, ${'long '.repeat(60)}\n.\n=3D\nFrom here\n`
    expect(await send(`smtp://127.0.0.1:${port}`, {text})).toEqual({failure: undefined, lines: []})
    expect(delivered).toMatchObject([{sender: 'hindsight@example.com', recipients: ['ada@example.com'], user: undefined, secure: false}])
    const {headers, text: read} = readMail(delivered[0]?.source ?? '')
    expect(headers.get('From')).toBe('Hindsight <hindsight@example.com>')
    expect(headers.get('To')).toBe('ada@example.com')
    expect(headers.get('Subject')).toBe('Choose a new password')
    expect(headers.get('Auto-Submitted')).toBe('auto-generated')
    expect(headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(read).toBe(text)
  })

  it('encrypts where the server offers it, and signs in with what the address holds', async () => {
    const {delivered, port} = await aMailServer()
    expect(await send(`smtp://u%40x:p%2Fss%3Aw%C3%B6rd@127.0.0.1:${port}`)).toEqual({failure: undefined, lines: []})
    expect(delivered).toMatchObject([{user: 'u@x', secure: true}])
  })

  it('speaks to a server that is encrypted from the first byte', async () => {
    const {delivered, port} = await aMailServer({secure: true})
    expect(await send(`smtps://u%40x:p%2Fss%3Aw%C3%B6rd@localhost:${port}`)).toEqual({failure: undefined, lines: []})
    expect(delivered).toMatchObject([{user: 'u@x', secure: true}])
  })

  // 0.0.0.0 leads to this machine and is not one of the names that are known to.
  it.each([
    ['offers no encryption', {disabledCommands: ['STARTTLS']}, 'u:p@'],
    ['has a certificate that nobody vouches for', {}, 'u:p@'],
    ['has such a certificate and asks for no password', {}, ''],
  ])('gives a server elsewhere that %s neither a password nor a mail', async (_, options, user) => {
    const {delivered, signIns, port} = await aMailServer(options)
    const {failure} = await send(`smtp://${user}0.0.0.0:${port}`)
    expect(failure).toMatchObject({name: 'MailFailure', fault: 'unprotected'})
    expect([delivered, signIns]).toEqual([[], []])
  })

  it('says that a password is wrong, and not which', async () => {
    const {delivered, port} = await aMailServer()
    const {failure, lines} = await send(`smtp://u%40x:sardines@127.0.0.1:${port}`)
    expect(failure).toEqual(
      new MailFailure('sign-in', `Cannot send mail by 127.0.0.1:${port}: it does not take the user and the password of HINDSIGHT_SMTP_URL (535)`),
    )
    expect(lines).toEqual([`{"server":"127.0.0.1:${port}","fault":"sign-in","code":"EAUTH"} ${(failure as Error).message}`])
    expect(delivered).toEqual([])
  })

  it('says that nobody is there', async () => {
    const port = await aSocketServer(socket => socket.destroy())
    expect((await send(`smtp://127.0.0.1:${port}`)).failure).toMatchObject({fault: 'unreachable'})
    expect((await send('smtp://127.0.0.1:1')).failure).toMatchObject({
      fault: 'unreachable',
      message: 'Cannot send mail by 127.0.0.1:1: it cannot be reached',
    })
    expect((await send('smtp://nobody.invalid:25')).failure).toMatchObject({fault: 'unreachable'})
  })

  it.each([
    ['says nothing', () => undefined],
    ['greets without end', (socket: Socket) => drip(socket, '220-welcome\r\n')],
    ['says one letter at a time', (socket: Socket) => drip(socket, '2')],
  ])('gives up a server that %s', async (_, greet) => {
    const port = await aSocketServer(greet)
    const before = Date.now()
    const {failure, lines} = await send(`smtp://127.0.0.1:${port}`, {}, 400)
    expect(failure).toMatchObject({fault: 'timeout', message: `Cannot send mail by 127.0.0.1:${port}: it took longer than 0.4 seconds`})
    expect(Date.now() - before).toBeLessThan(5_000)
    expect(lines).toHaveLength(1)
  })

  it('gives up a server that takes a mail and does not say so', async () => {
    const {port} = await aMailServer({onData: stream => void stream.resume()})
    expect((await send(`smtp://127.0.0.1:${port}`, {}, 600)).failure).toMatchObject({fault: 'timeout'})
  })

  it('gives up a server that is slow at every step, though at none too slow', async () => {
    const slowly = (_address: unknown, _session: unknown, callback: () => void): void => void setTimeout(callback, 350)
    const {delivered, port} = await aMailServer({onConnect: (_session, callback) => void setTimeout(callback, 350), onMailFrom: slowly, onRcptTo: slowly})
    expect((await send(`smtp://127.0.0.1:${port}`, {}, 700)).failure).toMatchObject({fault: 'timeout'})
    expect(delivered).toEqual([])
  })

  it('says nothing of a mail that is not taken: not whom it was for, not what it said', async () => {
    const refusing: readonly SMTPServerOptions[] = [
      {onRcptTo: ({address}, _session, callback) => callback(Object.assign(new Error(`no ${address} here`), {responseCode: 550}))},
      {
        onData: (stream, _session, callback) => {
          stream.resume()
          stream.on('end', () => callback(Object.assign(new Error('spam: ada@example.com sardines'), {responseCode: 554})))
        },
      },
    ]
    const faults: unknown[] = []
    for (const options of refusing) {
      const {port} = await aMailServer(options)
      const {failure, lines} = await send(`smtp://127.0.0.1:${port}`)
      expect(failure).toBeInstanceOf(MailFailure)
      const {fault, message, cause, stack} = failure as MailFailure
      faults.push([fault, message.replace(/^.*: /, '')])
      expect(cause).toBeUndefined()
      for (const said of [message, stack ?? '', ...lines]) expect(said).not.toMatch(/ada@|sardines|Choose/)
    }
    expect(faults).toEqual([
      ['recipient', 'it does not take the recipient or the sender (550)'],
      ['refused', 'it does not take the mail (554)'],
    ])
  })

  it.each([
    'ada@example.com\r\nBcc: eve@example.net',
    'ada@example.com, eve@example.net',
    'ada@example.com;eve@example.net',
    'Ada <ada@example.com>, eve@example.net',
    '<eve@example.net>',
    '"ada\r\nRCPT TO:<eve@example.net>"@example.com',
    'ada@example.com> SIZE=1\r\nRCPT TO:<eve@example.net',
    'group: eve@example.net;',
    'ada@exa mple.com',
    'ada@example.com\0',
    'ada',
    '@example.com',
    `${'a'.repeat(300)}@example.com`,
    '',
  ])('H17 sends nothing to %j, which is not one address', async to => {
    const {delivered, port} = await aMailServer()
    expect((await send(`smtp://127.0.0.1:${port}`, {to})).failure).toMatchObject({fault: 'recipient'})
    expect(delivered).toEqual([])
  })

  it('lets a subject be nothing but a subject', async () => {
    const {delivered, port} = await aMailServer()
    await send(`smtp://127.0.0.1:${port}`, {subject: 'Hello\r\nBcc: eve@example.net\r\n\r\nBody\u2028\0 Zürich'})
    expect(delivered[0]?.recipients).toEqual(['ada@example.com'])
    const {headers, text} = readMail(delivered[0]?.source ?? '')
    expect([...headers.keys()].toSorted()).toEqual(
      ['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To'].toSorted(),
    )
    expect(text.trim()).toBe(mail.text.trim())
  })
})

function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 50)
  socket.on('close', () => clearInterval(timer))
}
