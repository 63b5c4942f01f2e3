import type {ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveDay, type TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {type ActionField, findActionField} from './action-fields.ts'
import {findRef, readRefOnly} from './find-action-ref.ts'
import {isNobody, isOwner, mayBeOwner} from './find-owner.ts'
import {findStatusPhrase, isStatusOnly, readStatus} from './read-action-status.ts'

/** What a text says of an action item beside its title. */
export type Marks = {
  readonly owner?: string | undefined
  readonly due?: Day | undefined
  readonly done?: Day | undefined
  readonly status?: ActionStatus | undefined
  readonly priority?: string | undefined
  readonly ref?: string | undefined
  readonly kind?: ActionKind | undefined
  readonly reason?: string | undefined
  readonly proof?: string | undefined
  readonly factor?: string | undefined
  readonly group?: string | undefined
}

/** How much a place says: `owner` where others in the same list stand with owners there, `none` where only the words themselves count. */
export type Trust = 'owner' | 'none'

/**
 * Reads a short remark on an item, as people put it in parentheses, brackets or behind a dash: "Ines, Bob", "NOC, done",
 * "assigned to Bao, due Feb 28, 2023". Undefined where some of it is prose: then it belongs to the title.
 */
export function readTag(text: string, settings: TimeSettings, trust: Trust): Marks | undefined {
  const pieces = toPieces(text)
  if (pieces.length === 0 || pieces.length > 7) return undefined
  let marks: Marks = {}
  let isSure = false
  const unknown: string[] = []
  for (const [index, piece] of pieces.entries()) {
    const read = readPiece(piece, settings)
    if (read) {
      isSure ||= read.sure
      marks = addMarks(marks, read.marks)
    } else if (isOwner(piece)) marks = {...marks, owner: marks.owner ? `${marks.owner}, ${piece}` : piece}
    else if (index > 0 && marks.status !== undefined && !isSureBefore(pieces, index)) return withReason(marks, pieces.slice(index).join(', '))
    else unknown.push(piece)
  }
  const [first] = unknown
  if (first === undefined) return marks
  // "(maintenance, ordered, ETA …)": among sure remarks one that nobody knows is a remark as well.
  if (marks.owner !== undefined && isSure && unknown.length === 1 && first.length <= 20 && !/\s.*\s/.test(first)) return marks
  // "(kwame, closed)": beside a state or a day a single word is who does it; alone only where its neighbours have owners.
  if (marks.owner === undefined && mayBeOwner(first, isSure && trust === 'owner') && (isSure || trust === 'owner') && unknown.length <= 2)
    return {...marks, owner: first}
  return undefined
}

/** The first value of each counts. */
export function addMarks(marks: Marks, more: Marks): Marks {
  const sum: Record<string, Marks[keyof Marks]> = {...more}
  for (const [key, value] of Object.entries(marks)) if (value !== undefined) sum[key] = value
  return sum
}

/** A state is followed by its reason only where it comes first: "(decided against, security said no)". */
function isSureBefore(pieces: readonly string[], index: number): boolean {
  return findStatusPhrase(pieces[index - 1] ?? '') === undefined
}

function withReason(marks: Marks, reason: string): Marks {
  return marks.status === 'wont-do' ? {...marks, reason: marks.reason ?? reason} : marks
}

/** Commas, bars and dashes part pieces; the comma of "June 14, 2023" does not. */
function toPieces(text: string): readonly string[] {
  const pieces: string[] = []
  for (const piece of text.split(/\s*[,;|·、,]\s*|\s+[–—/-]\s+/)) {
    const bare = piece.replace(/^[\s*_`"“({[]+|[\s*_`"”.)}\]]+$/g, match => (/[)\]}({[]/.test(match) ? keepBrackets(piece, match) : ''))
    // The dot of an initial is part of the name: "Lena K.".
    const plain = /\s\p{Lu}$/u.test(bare) && piece.includes(`${bare}.`) ? `${bare}.` : bare
    const last = pieces.at(-1)
    if (/^(?:19|20)\d{2}$/.test(plain) && last && /\d(?:st|nd|rd|th)?$/.test(last)) pieces[pieces.length - 1] = `${last}, ${plain}`
    else if (plain) pieces.push(plain)
  }
  return pieces
}

/** Brackets are part of a piece where both halves are in it: "Security (R. Amin)", a link. */
function keepBrackets(piece: string, edge: string): string {
  const opens = piece.split(/[([{]/).length
  return opens === piece.split(/[)\]}]/).length && opens > 1 ? edge.trim().replace(/[*_`"”.]/g, '') : ''
}

const bareLabel =
  /^(?<name>assigned to|owned by|owner|driven by|dri|lead|due by|due on|due|deadline|target|eta|estimated completion|expected|planned for|by|before|until|with effect from|from|zuständig|fällig|bis zum|bis|vor dem|avant le|avant|pour le|d'ici le|antes del|antes de|para el|hasta el|até|voor|vóór|uiterlijk|ticket|issue|prio|priority)\s+(?<value>\S.*)$/iu
const dueWord = /^(?:by|before|until|with effect from|from|bis zum|vor dem|avant(?: le)?|d'ici le|antes del?|para el|hasta el|até|vóór)$/iu

type Read = {readonly marks: Marks; readonly sure: boolean}

function readPiece(piece: string, settings: TimeSettings): Read | undefined {
  const colon = /^(?<name>[\p{L}][\p{L}'’ ]{1,28})\s*[:=：]\s*(?<value>.+)$/u.exec(piece)?.groups
  const bare = bareLabel.exec(piece)?.groups
  const name = colon?.name ?? bare?.name
  const value = (colon?.value ?? bare?.value ?? '').trim()
  const field = name === undefined ? undefined : dueWord.test(name) ? 'due' : findActionField(name)
  // "by Q2" is a term, "by hand" is prose.
  if (field && (colon || field !== 'due' || isTerm(value) || readDay(value, settings) || (name && !dueWord.test(name))))
    return {marks: readValue(field, value, settings), sure: true}
  if (isNobody(piece)) return {marks: {}, sure: true}
  const ref = readRefOnly(piece)
  if (ref) return {marks: {ref}, sure: false}
  if (/^(?:P[0-5]|(?:high|medium|low|top) prio(?:rity)?|prio(?:rity)? ?\w+|high|medium|low|urgent|critical)$/i.test(piece))
    return {marks: {priority: piece}, sure: true}
  const phrase = findStatusPhrase(piece)
  if (phrase && isStatusOnly(phrase)) return {marks: readValue('status', piece, settings), sure: true}
  const day = readDay(piece, settings)
  if (day) return {marks: {due: day}, sure: true}
  return isTerm(piece) ? {marks: {}, sure: true} : undefined
}

/** What a value says under its label; a value that says nothing leaves the field out. */
export function readValue(field: ActionField, value: string, settings: TimeSettings): Marks {
  const text = value.trim()
  if (field !== 'status' && isNobody(text)) return {}
  switch (field) {
    case 'owner':
      return {owner: text}
    case 'due':
      return readDue(text, settings)
    case 'done': {
      const day = readDay(text, settings)
      return day || readStatus(text) === 'done' ? {done: day, status: 'done'} : {}
    }
    case 'status':
      return readState(text, settings)
    case 'ref':
      return readTicket(text, settings)
    case 'kind':
      return {kind: readKind(text)}
    case 'priority':
    case 'reason':
    case 'proof':
    case 'factor':
      return {[field]: text}
    case 'notes': {
      const phrase = findStatusPhrase(text)
      return {ref: findRef(text), status: phrase && (isStatusOnly(phrase) || phrase.status === 'wont-do') ? phrase.status : undefined}
    }
    default:
      return {}
  }
}

/** A column of tickets also says "b/2209120 **DONE**". A ticket that is no key known is kept where it has a number. */
function readTicket(text: string, settings: TimeSettings): Marks {
  const state = /\s[*_(]{0,3}(?<state>[\p{L} ]{2,14}?)[*_).]{0,4}$/u.exec(text.slice(-40))
  const word = state?.groups?.state ?? ''
  const phrase = findStatusPhrase(word)
  const isStated = state !== null && phrase !== undefined && isStatusOnly(phrase)
  const marks = isStated ? readState(word, settings) : {}
  const rest = isStated ? text.slice(0, text.length - state[0].length).trim() : text
  if (isNobody(rest)) return marks
  return {...marks, ref: findRef(rest) ?? (/\d/.test(rest) && rest.length <= 80 ? rest : undefined)}
}

/** A column of days also says "Done, 2023-12-11": then the day is when it was done. */
function readDue(text: string, settings: TimeSettings): Marks {
  const phrase = findStatusPhrase(text)
  if (phrase?.status === 'done') return {status: 'done', done: readDay(phrase.rest, settings)}
  const day = readDay(text, settings)
  if (day) return {due: day, ...(/[(,;]/.test(text) ? {status: readStatus(text.replace(/^[^(,;]*[(,;]/, ''))} : {})}
  return phrase ? {status: phrase.status} : {}
}

/** A state, with the day it was reached, the reason or the ticket that stands behind it; a day alone, in a column "Closed", is one as well. */
function readState(text: string, settings: TimeSettings): Marks {
  const day = readDay(text, settings)
  if (day) return {status: 'done', done: day}
  const phrase = findStatusPhrase(text)
  if (!phrase) return {status: readStatus(text)}
  const {status, rest} = phrase
  const plain = rest.replace(/^(?:on|am|le|el|em|op)\s+/i, '')
  return {status, done: status === 'done' ? readDay(plain, settings) : undefined, ref: findRef(rest), reason: status === 'wont-do' && rest ? rest : undefined}
}

/** What an action does, as the templates of the field name it. */
export function readKind(text: string): ActionKind | undefined {
  const plain = text.toLowerCase().replace(/[*_`]/g, '').trim()
  return kinds.find(([, pattern]) => pattern.test(plain))?.[0]
}

const kinds: readonly (readonly [ActionKind, RegExp])[] = [
  ['prevent', /^(?:prevent|präventi|prévent|preventi)/],
  ['mitigate', /^mitiga/],
  ['detect', /^(?:detect|détect)/],
  ['repair', /^(?:repair|fix)/],
  ['investigate', /^(?:investigat|analy)/],
]

const unit = '(?:day|week|month|quarter|year|sprint|iteration|cycle|half|tag|woche|monat|quartal|jahr|semaine|mois|trimestre|semana|mes|mês|maand|kwartaal)'
const term = new RegExp(
  String.raw`^(?:(?:by|until|before|within|in|mid|mid-|early|late|bis|avant|antes de|voor|the|of|end|end of|start of|beginning of|middle of|ende|fin|fim|eind|d'ici)\s*)*(?:(?:this|next|current|nächste\w?|prochain\w?|próxim\w)\s${unit}|${unit} ?(?:end|\d+)|${unit}s?|(?:q|h)[1-4](?:[ /'-]*(?:fy)?\d{2,4})?|\d+(?:\s?-\s?\d+)?\s${unit}s?(?:en)?|(?:19|20)\d{2}(?:[ /-]?(?:q|h)[1-4])?|(?:a|one|two|three|four|six)\s(?:few )?${unit}s?|asap|immediately|now|today|tomorrow|soon|later|ongoing|continuous|no date|date tbd|weekend|the weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:\p{L}{3,10}\.?)\s(?:19|20)\d{2}|(?:january|february|march|april|may|june|july|august|september|october|november|december)|sofort|kurzfristig|langfristig|(?:short|medium|long)[- ]term)$`,
  'iu',
)

/** A time for an item that is no day: "Q1 2023", "next sprint", "October 2023", "2 weeks". */
export function isTerm(text: string): boolean {
  return text.length <= 40 && term.test(text.trim())
}

/** A day of the calendar that a text begins with, or undefined: "end of Q2" and "two weeks" are none. */
export function readDay(text: string, settings: TimeSettings): Day | undefined {
  const plain = text.replace(/^[\s*_`(~]*(?:(?:by|on|before|until|due|the|bis|zum|am|avant|le|pour|el|antes|del|até|voor|op)\s+)*/i, '').slice(0, 60)
  const mention = findTimes(plain)[0]
  return mention?.day && mention.start <= 2 ? resolveDay(mention.day, settings, undefined) : undefined
}
