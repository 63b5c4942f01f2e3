import path from 'node:path'
import {expect, test} from 'vitest'
import {readEnvironment} from '#src/server/environment.ts'

test('readEnvironment() needs nothing to be set', () => {
  expect(readEnvironment({})).toEqual({
    databaseUrl: 'file:./.data/hindsight.db',
    databaseConnections: 10,
    searchesAtOnce: 4,
    content: path.resolve('content'),
    port: 3000,
    host: '127.0.0.1',
    site: {url: 'http://localhost:3000', origins: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'], isSecure: false},
    trustedProxies: [],
    reading: 'public',
    administrator: undefined,
    git: 'off',
    maxFileBytes: 256 * 1024,
    remoteImages: [],
    importAddresses: 'off',
    secret: undefined,
    mail: undefined,
    oidc: undefined,
    trackers: [],
    digestWebhook: undefined,
    logLevel: 'info',
  })
})

test('readEnvironment() takes an empty variable for one that is not set, and ignores those of others', () => {
  expect(readEnvironment({PORT: '', HOST: ' ', HOME: '/root'})).toEqual(readEnvironment({}))
})

test('readEnvironment() takes what is set', () => {
  const source = {
    DATABASE_URL: 'postgresql://u:p%40ss@db.example:5432/hindsight',
    DATABASE_CONNECTIONS: '25',
    HINDSIGHT_SEARCHES_AT_ONCE: '16',
    HINDSIGHT_CONTENT: '/srv/postmortems',
    PORT: '8080',
    HOST: '0.0.0.0',
    HINDSIGHT_URL: 'https://Postmortems.example.com/',
    HINDSIGHT_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    HINDSIGHT_READ: 'public',
    HINDSIGHT_ADMIN_EMAIL: 'Ada@Example.com',
    HINDSIGHT_ADMIN_PASSWORD: 'seven lamps over the harbour',
    HINDSIGHT_GIT: 'push',
    HINDSIGHT_MAX_FILE_KIB: '1024',
    HINDSIGHT_REMOTE_IMAGES: 'https://images.example.com, http://localhost:8080',
    HINDSIGHT_IMPORT_ADDRESSES: 'public',
    HINDSIGHT_SECRET: 'abcdefghijklmnopqrstuvwxyz0123456789',
    HINDSIGHT_SMTP_URL: 'smtp://hindsight:p%40ss@smtp.example.com:587',
    HINDSIGHT_MAIL_FROM: 'Hindsight <hindsight@example.com>',
    HINDSIGHT_GITHUB_TOKEN: 'github-token',
    HINDSIGHT_DIGEST_WEBHOOK: 'https://chat.example.com/hooks/abc',
    HINDSIGHT_DIGEST_SECRET: 'abcdefghijklmnop',
    HINDSIGHT_GITLAB_TOKEN: 'gitlab-token',
    HINDSIGHT_GITLAB_API: 'https://gitlab.example.com:8443/api/v4/',
    LOG_LEVEL: 'debug',
  }
  expect(readEnvironment(source)).toEqual({
    databaseUrl: 'postgresql://u:p%40ss@db.example:5432/hindsight',
    databaseConnections: 25,
    searchesAtOnce: 16,
    content: '/srv/postmortems',
    port: 8080,
    host: '0.0.0.0',
    site: {url: 'https://postmortems.example.com', origins: ['https://postmortems.example.com'], isSecure: true},
    trustedProxies: ['10.0.0.0/8', '::1'],
    reading: 'public',
    administrator: {email: 'ada@example.com', password: 'seven lamps over the harbour'},
    git: 'push',
    maxFileBytes: 1024 * 1024,
    remoteImages: ['https://images.example.com', 'http://localhost:8080'],
    importAddresses: 'public',
    secret: 'abcdefghijklmnopqrstuvwxyz0123456789',
    mail: {smtpUrl: 'smtp://hindsight:p%40ss@smtp.example.com:587', from: {name: 'Hindsight', address: 'hindsight@example.com'}},
    oidc: undefined,
    trackers: [
      {kind: 'github', api: 'https://api.github.com', host: 'github.com', token: 'github-token'},
      {kind: 'gitlab', api: 'https://gitlab.example.com:8443/api/v4', host: 'gitlab.example.com:8443', token: 'gitlab-token'},
    ],
    digestWebhook: {address: 'https://chat.example.com/hooks/abc', secret: 'abcdefghijklmnop'},
    logLevel: 'debug',
  })
})

test('readEnvironment() names every variable that is not as expected, in one error', () => {
  const source = {
    DATABASE_URL: 'mysql://u:secret@db/x',
    PORT: '70000',
    HOST: 'a b',
    HINDSIGHT_URL: 'postmortems.example.com',
    HINDSIGHT_TRUSTED_PROXIES: '10.0.0.0/8 nginx',
    HINDSIGHT_READ: 'everybody',
    HINDSIGHT_GIT: 'force',
    HINDSIGHT_MAX_FILE_KIB: '1025',
    HINDSIGHT_REMOTE_IMAGES: 'https://a.example; script-src * https://b.example/x',
    HINDSIGHT_IMPORT_ADDRESSES: 'all',
    LOG_LEVEL: 'loud\n',
  }
  expect(() => readEnvironment(source)).toThrow(
    new Error(`Cannot read the environment:
  DATABASE_URL: Unexpected mysql:, expected file: and a path, such as file:./.data/hindsight.db, or postgresql://…
  PORT: Unexpected "70000", expected a whole number from 1 to 65535
  HOST: Unexpected "a b", expected an address or a host name, such as 127.0.0.1 or 0.0.0.0
  HINDSIGHT_URL: Unexpected "postmortems.example.com", expected a protocol and a host without a path, such as https://postmortems.example.com
  HINDSIGHT_TRUSTED_PROXIES: Unexpected "nginx", expected addresses or networks such as 10.0.0.0/8
  HINDSIGHT_READ: Unexpected "everybody", expected public or members
  HINDSIGHT_GIT: Unexpected "force", expected off, commit or push
  HINDSIGHT_MAX_FILE_KIB: Unexpected "1025", expected a whole number from 1 to 1024
  HINDSIGHT_REMOTE_IMAGES: Unexpected "https://a.example;", expected origins such as https://images.example.com
  HINDSIGHT_REMOTE_IMAGES: Unexpected "script-src", expected origins such as https://images.example.com
  HINDSIGHT_REMOTE_IMAGES: Unexpected "*", expected origins such as https://images.example.com
  HINDSIGHT_REMOTE_IMAGES: Unexpected "https://b.example/x", expected origins such as https://images.example.com
  HINDSIGHT_IMPORT_ADDRESSES: Unexpected "all", expected off or public
  LOG_LEVEL: Unexpected "loud", expected trace, debug, info, warn, error, fatal or silent`),
  )
})

test.each([
  ['postgresql://u:secret@db', 'Unexpected postgresql: address that cannot be read, expected postgresql://user:password@host:5432/database'],
  ['postgres://u:secret@db:port/x', 'Unexpected postgresql: address that cannot be read'],
  ['file:', 'expected file: and a path'],
  ['./x.db', 'Unexpected text without a scheme'],
  ['file::memory:', 'expected a path'],
])('readEnvironment() refuses the database %s, and never repeats a password', (url, reason) => {
  const read = (): unknown => readEnvironment({DATABASE_URL: url})
  expect(read).toThrow(reason)
  expect(read).not.toThrow('secret')
})

test.each(['0', '-1', '3e3', '0x50', '3000.5', '٣٠٠٠', '99999999999'])('readEnvironment() refuses the port %s', port => {
  expect(() => readEnvironment({PORT: port})).toThrow('PORT: Unexpected')
})

test.each([
  ['HINDSIGHT_SECRET', 'sardines', 'Unexpected 8 characters, expected at least 32 by chance, such as "openssl rand -base64 32" prints'],
  ['HINDSIGHT_SECRET', 'sardines'.repeat(8), 'Unexpected 64 characters'],
  ['HINDSIGHT_SECRET', 'x'.repeat(64), 'Unexpected 64 characters'],
  ['HINDSIGHT_SMTP_URL', 'https://u:sardines@smtp.example.com', 'Unexpected https:, expected smtp:// or smtps:// and a server'],
  ['HINDSIGHT_SMTP_URL', 'sardines@smtp.example.com', 'Unexpected text without a scheme'],
  ['HINDSIGHT_SMTP_URL', 'smtp://u:sard/ines@smtp.example.com', 'Unexpected address that cannot be read'],
  ['HINDSIGHT_SMTP_URL', 'smtp://u:sard%ines@smtp.example.com', 'Unexpected address that cannot be read'],
  ['HINDSIGHT_SMTP_URL', 'smtp://sardines@smtp.example.com', 'Unexpected address that cannot be read'],
  ['HINDSIGHT_SMTP_URL', 'smtp://u:sardines@smtp.example.com/?tls=no', 'Unexpected address that cannot be read'],
  ['HINDSIGHT_SMTP_URL', 'smtp://u:sardines@', 'Unexpected address that cannot be read'],
  ['HINDSIGHT_MAIL_FROM', 'sardines', 'Unexpected text that is no address'],
  ['HINDSIGHT_MAIL_FROM', 'a@example.com, sardines@example.com', 'Unexpected text that is no address'],
  ['HINDSIGHT_MAIL_FROM', 'sardines\nBcc: x <a@example.com>', 'Unexpected text that is no address'],
])('readEnvironment() refuses %s=%s, and never repeats it', (name, value, reason) => {
  const complete = {HINDSIGHT_SMTP_URL: 'smtp://localhost', HINDSIGHT_MAIL_FROM: 'a@example.com'}
  const read = (): unknown => readEnvironment({...complete, [name]: value})
  expect(read).toThrow(`${name}: ${reason}`)
  expect(read).not.toThrow(/sard|ines/)
})

test('readEnvironment() wants both of what mail takes, or neither', () => {
  expect(() => readEnvironment({HINDSIGHT_SMTP_URL: 'smtp://localhost'})).toThrow('HINDSIGHT_MAIL_FROM: Unexpected absence, expected the address')
  expect(() => readEnvironment({HINDSIGHT_MAIL_FROM: 'a@example.com'})).toThrow('HINDSIGHT_SMTP_URL: Unexpected absence, expected the server')
})

test('H34 readEnvironment() wants both of what makes the first administrator, or neither, and never repeats the password', () => {
  expect(() => readEnvironment({HINDSIGHT_ADMIN_EMAIL: 'ada@example.com'})).toThrow('HINDSIGHT_ADMIN_PASSWORD: Unexpected absence, expected a password')
  const alone = (): unknown => readEnvironment({HINDSIGHT_ADMIN_PASSWORD: 'sardines on toast'})
  expect(alone).toThrow('HINDSIGHT_ADMIN_EMAIL: Unexpected absence, expected an address')
  expect(alone).not.toThrow('sardines')
  const wrong = (): unknown => readEnvironment({HINDSIGHT_ADMIN_EMAIL: 'ada', HINDSIGHT_ADMIN_PASSWORD: 'sardines on toast'})
  expect(wrong).toThrow('HINDSIGHT_ADMIN_EMAIL: Unexpected text that is no address')
  expect(wrong).not.toThrow('sardines')
})

test('readEnvironment() lets everybody read what is shipped on one’s own machine, and only members anything else', () => {
  const reading = (source: Record<string, string>) => readEnvironment(source).reading
  for (const source of [
    {},
    {HOST: 'localhost'},
    {HOST: '::1'},
    {HINDSIGHT_URL: 'http://localhost:3000'},
    {HINDSIGHT_CONTENT: './content/'},
    {HINDSIGHT_CONTENT: path.resolve('content')},
  ])
    expect(reading(source), JSON.stringify(source)).toBe('public')
  for (const source of [
    {HINDSIGHT_CONTENT: '/srv/postmortems'},
    {HINDSIGHT_CONTENT: 'content/sub'},
    {HOST: '0.0.0.0'},
    {HOST: '192.0.2.7'},
    {HOST: 'postmortems.example.com'},
    // Behind a proxy the server listens on loopback, too.
    {HINDSIGHT_URL: 'https://postmortems.example.com'},
    {HINDSIGHT_URL: 'https://localhost.example.com'},
    {HINDSIGHT_READ: 'members'},
  ])
    expect(reading(source), JSON.stringify(source)).toBe('members')
  expect(reading({HINDSIGHT_CONTENT: '/srv/postmortems', HOST: '0.0.0.0', HINDSIGHT_READ: 'public'})).toBe('public')
})

test.each(['a:b', '..:', '::1::', '999.999.999.999'])('readEnvironment() refuses the host %s', host => {
  expect(() => readEnvironment({HOST: host})).toThrow(`HOST: Unexpected "${host}"`)
})

test('readEnvironment() never repeats a password of the site’s address', () => {
  const read = (): unknown => readEnvironment({HINDSIGHT_URL: 'https://ada:secret@postmortems.example.com'})
  expect(read).toThrow('HINDSIGHT_URL: Unexpected address with "@" in it, expected a protocol and a host without a path')
  expect(read).not.toThrow('secret')
})

test('readEnvironment() finds the host that a token is for', () => {
  const hosts = (source: Readonly<Record<string, string>>) =>
    readEnvironment({HINDSIGHT_GITHUB_TOKEN: 'github-token', ...source}).trackers.map(({host}) => host)
  expect(hosts({})).toEqual(['github.com'])
  expect(hosts({HINDSIGHT_GITHUB_API: 'https://api.octocorp.ghe.com'})).toEqual(['octocorp.ghe.com'])
  expect(hosts({HINDSIGHT_GITHUB_API: 'https://github.example.com/api/v3'})).toEqual(['github.example.com'])
  // Somebody else's, whatever it is called.
  expect(hosts({HINDSIGHT_GITHUB_API: 'https://api.github.com.example.com'})).toEqual(['api.github.com.example.com'])
})

test('readEnvironment() refuses an interface that a token would travel to in the open, and repeats no token', () => {
  const read = (source: Readonly<Record<string, string>>) => () => readEnvironment(source)
  expect(read({HINDSIGHT_GITHUB_API: 'http://github.example.com/api/v3'})).toThrow('HINDSIGHT_GITHUB_API: Unexpected address, expected one with https')
  expect(read({HINDSIGHT_GITLAB_API: 'https://ada:secret@gitlab.example.com/api/v4'})).toThrow(/^(?!.*secret)/s)
  expect(read({HINDSIGHT_GITHUB_TOKEN: 'sec ret'})).toThrow(/^(?!.*sec ret)/s)
  expect(readEnvironment({HINDSIGHT_GITHUB_API: 'http://127.0.0.1:8080', HINDSIGHT_GITHUB_TOKEN: 'github-token'}).trackers[0]?.api).toBe(
    'http://127.0.0.1:8080',
  )
})

test('readEnvironment() does not repeat the address of a webhook that it cannot use', () => {
  for (const address of ['ftp://chat.example.com/hooks/abc', 'http://chat.example.com/hooks/abc', 'https://abc:abc@chat.example.com/'])
    expect(() => readEnvironment({HINDSIGHT_DIGEST_WEBHOOK: address})).toThrow(/HINDSIGHT_DIGEST_WEBHOOK: Unexpected address(?!.*abc)/s)
  expect(() => readEnvironment({HINDSIGHT_DIGEST_SECRET: 'short'})).toThrow('expected at least 16 characters')
})
