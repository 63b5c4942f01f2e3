import path from 'node:path'
import {z} from 'zod'
import {accountVariables, findAdministratorGap, findMailGap, type MailSettings} from './accounts/account-variables.ts'
import {findOidcGap, type OidcSettings, oidcVariables, toOidcSettings} from './accounts/oidc-variables.ts'
import {type DigestWebhook, digestVariables} from './remediation/digest-variables.ts'
import {isLoopback, isSiteAddress, type Site, toListeningAddress, toSite} from './site.ts'
import {type TrackerSite, toTrackerSites, trackerVariables} from './trackers/tracker-variables.ts'
import {isNetwork} from './trusted-proxies.ts'

/** What the process is told from outside, checked and with its defaults filled in. */
export type Environment = {
  /** `file:` and a path, or `postgresql://` and where the database is; may hold a password, so it is never said. */
  readonly databaseUrl: string
  /** Connections for reading, where the database is PostgreSQL. */
  readonly databaseConnections: number
  /** Searches that the process answers at the same time; the others wait, see `admitRequest`. */
  readonly searchesAtOnce: number
  /** Absolute path of the folder of Markdown. */
  readonly content: string
  readonly port: number
  readonly host: string
  readonly site: Site
  /** Addresses and networks of the proxies in front, whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** Whether one may read without an account. */
  readonly reading: 'public' | 'members'
  /** Whom to make the first administrator, where somebody runs this without a person at hand. */
  readonly administrator: {readonly email: string; readonly password: string} | undefined
  readonly maxFileBytes: number
  /** Whether what is saved is committed to the git repository that the content folder is in, and pushed. */
  readonly git: 'off' | 'commit' | 'push'
  /** Origins that pages may load images from; none unless somebody says so. */
  readonly remoteImages: readonly string[]
  /** Whether pages of the public internet are fetched for whoever imports. */
  readonly importAddresses: 'off' | 'public'
  /** What cookies and hashes are made with; undefined where a file is to hold it. Never said. */
  readonly secret: string | undefined
  /** How mail is sent; undefined where none is. */
  readonly mail: MailSettings | undefined
  /** Where people sign in who have no password here; undefined where there is no such place. */
  readonly oidc: OidcSettings | undefined
  /** Where issues are asked for that actions refer to. */
  readonly trackers: readonly TrackerSite[]
  /** Where the weekly digest is posted; undefined where it is not. */
  readonly digestWebhook: DigestWebhook | undefined
  readonly logLevel: LogLevel
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Reads the environment's variables; throws one error that names every variable that is not as expected. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const {data, error} = variables.safeParse(Object.fromEntries(Object.keys(variables.shape).map(name => [name, toStated(source[name])])))
  if (error) throw new Error(`Cannot read the environment:\n${error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`)
  return {
    databaseUrl: data.DATABASE_URL,
    databaseConnections: data.DATABASE_CONNECTIONS,
    searchesAtOnce: data.HINDSIGHT_SEARCHES_AT_ONCE,
    content: path.resolve(data.HINDSIGHT_CONTENT),
    port: data.PORT,
    host: data.HOST,
    site: toSite(data.HINDSIGHT_URL, {host: data.HOST, port: data.PORT}),
    trustedProxies: data.HINDSIGHT_TRUSTED_PROXIES,
    reading: data.HINDSIGHT_READ ?? (isTrial(data) ? 'public' : 'members'),
    administrator:
      data.HINDSIGHT_ADMIN_EMAIL && data.HINDSIGHT_ADMIN_PASSWORD ? {email: data.HINDSIGHT_ADMIN_EMAIL, password: data.HINDSIGHT_ADMIN_PASSWORD} : undefined,
    git: data.HINDSIGHT_GIT,
    maxFileBytes: data.HINDSIGHT_MAX_FILE_KIB * 1024,
    remoteImages: data.HINDSIGHT_REMOTE_IMAGES,
    importAddresses: data.HINDSIGHT_IMPORT_ADDRESSES,
    secret: data.HINDSIGHT_SECRET,
    mail: data.HINDSIGHT_SMTP_URL && data.HINDSIGHT_MAIL_FROM ? {smtpUrl: data.HINDSIGHT_SMTP_URL, from: data.HINDSIGHT_MAIL_FROM} : undefined,
    oidc: toOidcSettings(data),
    trackers: toTrackerSites(data),
    digestWebhook: data.HINDSIGHT_DIGEST_WEBHOOK === undefined ? undefined : {address: data.HINDSIGHT_DIGEST_WEBHOOK, secret: data.HINDSIGHT_DIGEST_SECRET},
    logLevel: data.LOG_LEVEL,
  }
}

const shippedContent = 'content'

const separateVariables = z.object({
  DATABASE_URL: z
    .string()
    .default('file:./.data/hindsight.db')
    .superRefine((url, context) => {
      // The address may hold a password, so it is never repeated: the scheme says enough.
      if (/^postgres(ql)?:/i.test(url)) {
        if (!URL.canParse(url) || new URL(url).pathname.length < 2) {
          context.addIssue(
            'Unexpected postgresql: address that cannot be read, expected postgresql://user:password@host:5432/database, with %40 for "@", %2F for "/" and so on in the password',
          )
        }
      } else if (!/^file:./i.test(url)) {
        context.addIssue(
          `Unexpected ${/^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? 'text without a scheme'}, expected file: and a path, such as file:./.data/hindsight.db, or postgresql://…`,
        )
      } else if (/:memory:/.test(url)) {
        context.addIssue('Unexpected :memory:, expected a path: the server and kb share the database, so it has to be a file')
      }
    }),
  DATABASE_CONNECTIONS: wholeNumber('10', 1, 100),
  HINDSIGHT_SEARCHES_AT_ONCE: wholeNumber('4', 1, 100),
  HINDSIGHT_CONTENT: z.string().default(shippedContent),
  PORT: wholeNumber('3000', 1, 65_535),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine(host => /^[\w.:-]+$/.test(host) && URL.canParse(toListeningAddress({host, port: 80})), {
      error: issue => `Unexpected ${quote(issue.input)}, expected an address or a host name, such as 127.0.0.1 or 0.0.0.0`,
    }),
  HINDSIGHT_URL: z
    .string()
    .optional()
    .refine(url => url === undefined || isSiteAddress(url), {
      // An address with a name in it has a password, too.
      error: ({input}) =>
        `Unexpected ${String(input).includes('@') ? 'address with "@" in it' : quote(input)}, expected a protocol and a host without a path, such as https://postmortems.example.com`,
    }),
  HINDSIGHT_TRUSTED_PROXIES: listOf(isNetwork, 'addresses or networks such as 10.0.0.0/8'),
  HINDSIGHT_READ: z.enum(['public', 'members'], {error: issue => `Unexpected ${quote(issue.input)}, expected public or members`}).optional(),
  HINDSIGHT_GIT: oneOf(['off', 'commit', 'push'], 'off'),
  HINDSIGHT_MAX_FILE_KIB: wholeNumber('256', 1, 1024),
  HINDSIGHT_REMOTE_IMAGES: listOf(isOrigin, 'origins such as https://images.example.com'),
  HINDSIGHT_IMPORT_ADDRESSES: oneOf(['off', 'public'], 'off'),
  ...accountVariables,
  ...oidcVariables,
  ...trackerVariables,
  ...digestVariables,
  LOG_LEVEL: oneOf(logLevels, 'info'),
})

const variables = separateVariables.superRefine((data, context) => {
  const gap = findMailGap(data) ?? findOidcGap(data) ?? findAdministratorGap(data)
  if (gap) context.addIssue({code: 'custom', path: [gap.name], message: gap.message})
})

/** Somebody looks at what is shipped, on their own machine: nothing here is a secret, and an account would only be in the way. */
function isTrial({HINDSIGHT_CONTENT, HINDSIGHT_URL, HOST, PORT}: z.output<typeof separateVariables>): boolean {
  const {hostname} = new URL(HINDSIGHT_URL ?? toListeningAddress({host: HOST, port: PORT}))
  return path.resolve(HINDSIGHT_CONTENT) === path.resolve(shippedContent) && isLoopback(HOST) && isLoopback(hostname)
}

function wholeNumber(fallback: string, least: number, most: number) {
  return z
    .string()
    .default(fallback)
    .refine(text => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: issue => `Unexpected ${quote(issue.input)}, expected a whole number from ${least} to ${most}`,
    })
    .transform(Number)
}

function listOf(isOne: (text: string) => boolean, expected: string) {
  return z
    .string()
    .default('')
    .transform(text => text.split(/[\s,]+/).filter(item => item !== ''))
    .superRefine((items, context) => {
      for (const item of items) if (!isOne(item)) context.addIssue(`Unexpected ${quote(item)}, expected ${expected}`)
    })
}

function oneOf<const T extends readonly [string, ...string[]]>(words: T, fallback: T[number]) {
  return z
    .enum(words, {error: issue => `Unexpected ${quote(issue.input)}, expected ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`})
    .default(() => fallback)
}

/** A protocol and a host, and nothing else: it becomes part of a header. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[a-z\d.-]+(?::\d{1,5})?$/.test(text) && URL.canParse(text)
}

/** `PORT=` in a shell or a compose file means that nothing was said. */
function toStated(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}

function quote(input: unknown): string {
  const text = JSON.stringify(String(input))
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}
