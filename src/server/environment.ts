import path from 'node:path'
import {z} from 'zod'
import {accountVariables, findMailGap, type MailSettings} from './accounts/account-variables.ts'

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
  /** Whether readers see documents that are not published yet, as long as there are no accounts. */
  readonly drafts: 'hidden' | 'shown'
  readonly maxFileBytes: number
  /** Origins that pages may load images from; none unless somebody says so. */
  readonly remoteImages: readonly string[]
  /** What cookies and hashes are made with; undefined where a file is to hold it. Never said. */
  readonly secret: string | undefined
  /** How mail is sent; undefined where none is. */
  readonly mail: MailSettings | undefined
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
    drafts: data.HINDSIGHT_DRAFTS,
    maxFileBytes: data.HINDSIGHT_MAX_FILE_KIB * 1024,
    remoteImages: data.HINDSIGHT_REMOTE_IMAGES,
    secret: data.HINDSIGHT_SECRET,
    mail: data.HINDSIGHT_SMTP_URL && data.HINDSIGHT_MAIL_FROM ? {smtpUrl: data.HINDSIGHT_SMTP_URL, from: data.HINDSIGHT_MAIL_FROM} : undefined,
    logLevel: data.LOG_LEVEL,
  }
}

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
  HINDSIGHT_CONTENT: z.string().default('content'),
  PORT: wholeNumber('3000', 1, 65_535),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine(host => /^[\w.:-]+$/.test(host), {
      error: issue => `Unexpected ${quote(issue.input)}, expected an address or a host name, such as 127.0.0.1 or 0.0.0.0`,
    }),
  HINDSIGHT_DRAFTS: oneOf(['hidden', 'shown'], 'hidden'),
  HINDSIGHT_MAX_FILE_KIB: wholeNumber('256', 1, 1024),
  HINDSIGHT_REMOTE_IMAGES: z
    .string()
    .default('')
    .transform(text => text.split(/[\s,]+/).filter(origin => origin !== ''))
    .superRefine((origins, context) => {
      for (const origin of origins) if (!isOrigin(origin)) context.addIssue(`Unexpected ${quote(origin)}, expected origins such as https://images.example.com`)
    }),
  ...accountVariables,
  LOG_LEVEL: oneOf(logLevels, 'info'),
})

const variables = separateVariables.superRefine((data, context) => {
  const gap = findMailGap(data)
  if (gap) context.addIssue({code: 'custom', path: [gap.name], message: gap.message})
})

function wholeNumber(fallback: string, least: number, most: number) {
  return z
    .string()
    .default(fallback)
    .refine(text => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: issue => `Unexpected ${quote(issue.input)}, expected a whole number from ${least} to ${most}`,
    })
    .transform(Number)
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
