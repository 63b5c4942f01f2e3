import type {Evidence, Stated} from '#src/incident/evidence.ts'
import type {ImpactWindow} from '#src/incident/impact.ts'
import type {Instant} from '#src/incident/instant.ts'
import type {Milestone, MilestoneKind} from '#src/incident/milestone.ts'
import {
  atWork,
  beginning,
  finished,
  firstFound,
  harmBeginning,
  harmless,
  isClear,
  isDenied,
  names,
  response,
  speaksOfChange,
  speaksOfImpact,
  tells,
  unnoticed,
  untilThen,
} from './milestone-words.ts'
import type {TimedText} from './read-timeline.ts'

/** A dated message of a status page, as far as milestones go. */
export type TimedState = TimedText & {readonly state: string | undefined}

/**
 * Finds the milestones that rows, stretches of impact and status messages tell of, beside those that front matter and labels have `stated`; `told` are sentences inside messages, which count where
 * there are no rows, and `statements` those of the prose, which count where they name the milestone. What no wording supports stays unstated: an instant that nobody calls a detection is none.
 */
export function findMilestones(
  stated: ReadonlyMap<MilestoneKind, Stated<Instant>>,
  rows: readonly TimedText[],
  windows: readonly ImpactWindow[],
  updates: readonly TimedState[],
  told: readonly TimedText[],
  statements: readonly TimedText[],
): readonly Milestone[] {
  const found = new Map<MilestoneKind, Milestone>(
    [...stated].filter(([, {value}]) => value.precision !== 'day').map(([kind, {value, evidence}]) => [kind, {kind, instant: value, evidence}]),
  )
  // What began after it was noticed was something else, and what was over before impact was mitigated was not the incident.
  const isOutOfOrder = (kind: MilestoneKind, {at}: Instant): boolean => {
    if (kind === 'started') return [...stated].some(([, {value}]) => value.precision !== 'day' && value.at < at)
    return at < (stated.get('started')?.value.at ?? '') || (kind === 'resolved' && at < (found.get('mitigated')?.instant.at ?? ''))
  }
  const set = (
    kind: MilestoneKind,
    row: {readonly instant?: Instant; readonly evidence: Evidence} | undefined,
    instant: Instant | undefined = row?.instant,
  ): void => {
    if (row && instant && !found.has(kind) && !isOutOfOrder(kind, instant)) found.set(kind, {kind, instant, evidence: row.evidence})
  }
  for (const kind of ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const) {
    const isNamed = ({text}: TimedText): boolean => names(kind, text)
    // An incident that is closed twice was closed the second time.
    const row = rows.find(({words}) => words.includes(kind)) ?? (kind === 'resolved' ? rows.findLast(isNamed) : rows.find(isNamed)) ?? statements.find(isNamed)
    set(kind, row, row?.end && (kind === 'mitigated' || kind === 'resolved') ? row.end : row?.instant)
  }

  // A day's whole story is no event, and what a label names is that and nothing else: "First detected: 09:21" is no beginning.
  const labels = [...stated.values()].map(({evidence}) => evidence)
  const isLabelled = ({evidence}: TimedText): boolean =>
    labels.some(({start, end}) => start.offset <= evidence.start.offset && evidence.start.offset < end.offset)
  const sorted = (rows.length > 0 ? rows : told)
    .filter(row => row.instant.precision !== 'day' && !isLabelled(row))
    .toSorted((a, b) => (a.instant.at < b.instant.at ? -1 : a.instant.at > b.instant.at ? 1 : 0))
  const [window] = windows
  set('started', window, window?.start)
  set('started', findBeginning(sorted))
  const started = found.get('started')
  set(
    'detected',
    sorted.find(
      ({instant, text, words}, index) =>
        words.length === 0 &&
        instant.at >= (started?.instant.at ?? '') &&
        (tells('detected', text) || (index === 0 && firstFound.test(text))) &&
        !unnoticed.test(text) &&
        !/\b(?:resolved|recovered|cleared)\b/i.test(text.slice(0, 40)),
    ),
  )
  set(
    'acknowledged',
    sorted.find(({text}) => tells('acknowledged', text)),
  )
  set(
    'mitigated',
    sorted.find(({text}) => tells('mitigated', text)),
  )

  // "Sellers informed" is no end: the row before it may be.
  const last = sorted.findLast(({text}) => /\p{L}{3}/u.test(text.replace(aftermath, '')))
  const closing = updates.filter(({state}) => state === 'resolved').toSorted((a, b) => (a.instant.at < b.instant.at ? 1 : -1))[0]
  const restored = sorted.findLast(
    row =>
      // Inside a message it is the state of the message that says whether all was over.
      (tells('resolved', row.text) || (rows.length > 0 && isClear(row.text))) &&
      !isDenied(row.text) &&
      (row.end !== undefined || sorted.length === 1 || row.instant.at > (started?.instant.at ?? '')),
  )
  set('resolved', restored, restored?.end ?? restored?.instant)
  set('resolved', closing)
  // A page whose messages name no states says in words that service is back.
  if (rows.length === 0 && updates.every(({state}) => state === undefined || state === 'update'))
    set(
      'resolved',
      updates.toSorted((a, b) => (a.instant.at < b.instant.at ? 1 : -1)).find(({text}) => tells('resolved', text) && !isDenied(text)),
    )
  set('resolved', windows.at(-1), windows.at(-1)?.end)
  // A timeline that ends with something done ends with what ended the incident.
  if (last && rows.length >= 4 && finished.test(last.text.replace(aftermath, '')) && !isDenied(last.text)) set('resolved', last, last.end ?? last.instant)
  set(
    'started',
    updates.toSorted((a, b) => (a.instant.at < b.instant.at ? -1 : 1)).find(({text}) => rows.length === 0 && speaksOfImpact(text)),
  )
  const mitigated = findClear(sorted, started?.instant.at ?? '', found.get('resolved')?.instant.at ?? '')
  set('mitigated', mitigated, mitigated?.end ?? mitigated?.instant)
  // Where the row that it ends with says that service is back, impact was over then too, unless the author marks it as the one and not the other.
  if (restored && restored.words.length === 0 && isClear(restored.text) && found.get('resolved')?.evidence === restored.evidence)
    set('mitigated', restored, found.get('resolved')?.instant)
  return ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'].flatMap(kind => found.get(kind as MilestoneKind) ?? [])
}

/** The row from which service was back for good: the first that says so after which, until the incident was over, none tells of harm. */
function findClear(sorted: readonly TimedText[], from: string, until: string): TimedText | undefined {
  const between = sorted.filter(({instant}) => instant.at > from && instant.at < until)
  const harm = between.findLastIndex(row => isImpact(row) && !isClear(row.text))
  return between.slice(harm + 1).find(({text}) => isClear(text))
}

/**
 * The row that impact begins with: the first that speaks of it. Where that is how somebody noticed, what stands between the last change
 * and the notice is what they noticed.
 */
function findBeginning(sorted: readonly TimedText[]): TimedText | undefined {
  // What was found at the very first had begun before, and nobody says when.
  if (sorted[0] && firstFound.test(sorted[0].text) && !speaksOfImpact(sorted[0].text)) return undefined
  const first = sorted.findIndex(row => isImpact(row) || harmBeginning.test(row.text) || (beginning.test(row.text) && !speaksOfChange(row.text)))
  // Nor does an account say so that sets in when people are at work on it already.
  if (sorted.slice(0, first).some(({text}) => atWork.test(text))) return undefined
  const row = sorted[first]
  // A row that the author marks as another milestone is that one: an incident's notice does not say when it began.
  if (!row || row.words.length > 0) return undefined
  if (!tells('detected', row.text) || impactBesides(row.text)) return row
  const change = sorted.slice(0, first).findLastIndex(({text}) => speaksOfChange(text))
  return (change < 0 ? sorted[first - 1] : sorted[change + 1]) ?? row
}

/** Whether a row that tells of a notice also tells of the failure itself: "alert: error rate", but not "first mail from a customer". */
function impactBesides(text: string): boolean {
  return /\b(?:outage|down|unavailable|offline) (?:starts?|began|begins?)\b/i.test(text)
}

/** What follows an incident, from the word for it to the end of the clause. */
const aftermath = /\b(?:\p{L}+ (?:are |were )?informed|mail(?:ed)? to|post-?mortem|meeting|review|credits?)\b[^,;.]*/giu

function isImpact({text, end}: TimedText): boolean {
  if (!end && untilThen.test(text)) return false
  if ((!speaksOfImpact(text) && !tells('detected', text)) || harmless.test(text)) return false
  if (speaksOfChange(text) && !plainHarm.test(text)) return false
  return !response.test(text) || tells('detected', text)
}

/** Harm that a change beside it only explains: "writes fail after the upgrade", "production halts due to a bug in the release". */
const plainHarm =
  /\b(?:fail|error|outage|down\b|unavailab|unable|crash|loss|lost|unplanned|unexpected|reboot|halts?\b|halted|stalls?\b|stalled|unresponsive|unreachable|(?:due to|because of|caused by|as a result of|triggered by)\b)/i
