/** A kind of code that errors have, and how texts write that something is one: the first group is the code. */
type CodeKind = {readonly toName: (code: string) => string | undefined; readonly patterns: readonly RegExp[]}

/**
 * The codes of errors that a text names as such, each by one name however it is written: the ends of processes (`exit code 137`), signals
 * (`SIGKILL`), states of databases (`SQLSTATE 40001`). A bare number is none, nor is one before what can be counted, nor a code that any
 * failure may have.
 */
export function listErrorCodes(text: string): readonly string[] {
  // Most texts have none, and a page compares thousands of them.
  if (!signs.test(text)) return []
  const names = kinds.flatMap(({toName, patterns}) =>
    patterns.flatMap(pattern => [...text.matchAll(pattern)].flatMap(([, code = '']) => toName(code.toUpperCase()) ?? [])),
  )
  return [...new Set(names)]
}

// "exit code 3 times" counts, and "signal 9 minutes later" tells the time.
const notCounted = String.raw`(?![\d.,]*\d|%| (?:more |other |further |different |of (?:the|our|all) )?(?:(?:milli)?seconds|minutes|hours|days|weeks|times|cases|runs|processes|pods|workers|containers|jobs|tasks|hosts|nodes|machines|instances|servers|requests|retries|attempts|restarts|errors|failures)\b)`

/** Those of Linux that tell of a failure; SIGTERM, SIGINT and SIGHUP are sent by whoever stops or reloads something. */
const signals: ReadonlyMap<string, string> = new Map([
  ['4', 'SIGILL'],
  ['6', 'SIGABRT'],
  ['7', 'SIGBUS'],
  ['8', 'SIGFPE'],
  ['9', 'SIGKILL'],
  ['11', 'SIGSEGV'],
  ['13', 'SIGPIPE'],
  ['31', 'SIGSYS'],
])

/** 0 is no failure; 1 and 255 are any. */
const anyExit: ReadonlySet<string> = new Set(['0', '1', '255'])

/** No error, and errors of no kind. */
const anyState = /^(?:0[0-2]...|HY000|XX000)$/

/** Five digits and capitals, of a class that the standard or a database has. */
const state = '((?:0[0-9A-Z]|2[0-9A-Z]|3[0-9BDF]|4[024]|5[3-8]|72|F0|HV|HY|IM|P0|XX)[0-9A-Z]{3})'

/** One of these is in each of the patterns below. */
const signs = /exit|signal|SIG[A-Z]{3}|SQLSTATE|(?:ERROR|FATAL|PANIC)[: ]/i

const kinds: readonly CodeKind[] = [
  {
    toName: code => (anyExit.has(code) || Number(code) > 255 ? undefined : `exit code ${Number(code)}`),
    patterns: [
      new RegExp(String.raw`\bexit(?:ed|s|ing)?(?: with)?(?: an?| the)?(?: exit)?[ -](?:code|status)(?: of)?[ :=]{1,3}(\d{1,3})\b${notCounted}`, 'gi'),
      // As Docker lists a container that has ended: Exited (137) 4 minutes ago.
      /\bexited \((\d{1,3})\)/gi,
    ],
  },
  {
    toName: code => signals.get(code) ?? (code.startsWith('SIG') ? code : undefined),
    patterns: [
      new RegExp(`\\b(${[...signals.values()].join('|')})\\b`, 'g'),
      new RegExp(
        String.raw`\b(?:killed|terminated|ended|stopped|crashed|died|exited|received|got|caught|by|with|on|from)(?: an?| the)? signal(?: number)?[ :=]{1,3}(\d{1,2})\b${notCounted}`,
        'gi',
      ),
    ],
  },
  {
    toName: code => (anyState.test(code) ? undefined : `SQLSTATE ${code}`),
    patterns: [
      new RegExp(String.raw`\bSQLSTATE(?: code)?[ :=[(']{1,3}${state}\b`, 'gi'),
      // As PostgreSQL and MySQL write them: "ERROR:  57014: canceling statement" and "ERROR 1213 (40001): Deadlock found". "ERROR: 50000 rows" is a count.
      new RegExp(String.raw`\b(?:ERROR|FATAL|PANIC): {1,2}${state}: `, 'g'),
      new RegExp(String.raw`\bERROR \d{4} \(${state}\)`, 'g'),
    ],
  },
]
