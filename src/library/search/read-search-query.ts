import {distance} from 'fastest-levenshtein'
import {fillers} from './fillers.ts'
import {fieldNames, readField} from './read-field.ts'
import type {Phrase, SearchClause, SearchCondition, SearchQuery} from './search-query.ts'
import {findSynonyms, longestSynonym} from './synonyms.ts'
import {listForms} from './word-forms.ts'
import {toWords} from './words.ts'

const longestQuery = 256
const mostClauses = 16
const shortestPrefix = 3

type Options = {
  /** Takes each word as it is, without its forms and synonyms. */
  readonly isExact?: boolean
}

/**
 * Reads a search, whatever it holds: words, `"phrases"`, `-not`, `or` between two of them, `prefix*` and `field:value`. What stands
 * between blanks is one term, so `checkout-api` is "checkout" beside "api", and the last word may still be growing. A syntax error is
 * read as words and said so. Cut at 256 characters and 16 clauses, since every further one costs.
 */
export function readSearchQuery(text: string, {isExact = false}: Options = {}): SearchQuery {
  const problems: string[] = []
  const tokens = tokenize(text.slice(0, longestQuery), problems)
  const clauses: SearchClause[] = []
  const seen = new Set<string>()
  const last = tokens.findLastIndex(token => token.kind !== 'or')
  const hasWords = tokens.some(token => token.kind !== 'or' && !isFiller(token))
  for (let place = 0; place < tokens.length; ) {
    const token = tokens[place]
    if (!token) break
    if (token.kind === 'or') {
      if (token.isLoose) problems.push('“or” stands between two words; here it was left out.')
      place += 1
      continue
    }
    const conditions: SearchCondition[] = []
    let next = place
    for (;;) {
      const group = takeGroup(tokens, next, isExact)
      conditions.push(...toConditions(group.tokens, group.synonyms, next + group.tokens.length - 1 === last, isExact, problems))
      next += group.tokens.length
      if (tokens[next]?.kind !== 'or' || tokens[next + 1] === undefined || tokens[next + 1]?.kind === 'or') break
      next += 1
    }
    const isAlone = next === place + 1
    place = next
    // "the" beside other words is no reason to leave an incident out.
    if (isAlone && hasWords && isFiller(token) && tokens.length > 1) continue
    const key = JSON.stringify(conditions)
    if (conditions.length === 0 || seen.has(key)) continue
    if (clauses.length === mostClauses) {
      problems.push(`Only the first ${mostClauses} terms of the search were used.`)
      break
    }
    seen.add(key)
    clauses.push(conditions)
  }
  return {clauses, problems: [...new Set(problems)], isHopeless: clauses.length === 0 && text.trim() !== ''}
}

type TermToken = {readonly kind: 'term'; readonly text: string; readonly isQuoted: boolean; readonly isNot: boolean; readonly field: string | undefined}
type OrToken = {readonly kind: 'or'; readonly isLoose: boolean}
type Token = TermToken | OrToken

/** One term of a search: `not`, the name before a colon as `field`, and what was `quoted`, up to the `end` of it, or stands `plain`. */
export const termPattern = /(?<not>-(?=[^\s-]))?(?:(?<field>[a-zA-Z][a-zA-Z-]{0,20}):(?=\S))?(?:"(?<quoted>[^"]*)(?<end>"?)|(?<plain>\S+))/gu

function tokenize(text: string, problems: string[]): readonly Token[] {
  const tokens: Token[] = []
  for (const {groups = {}} of text.matchAll(termPattern)) {
    const {not, field, quoted, end, plain} = groups
    if (plain !== undefined && field === undefined && not === undefined && /^(?:or|\|{1,2})$/i.test(plain)) {
      tokens.push({kind: 'or', isLoose: tokens.length === 0 || tokens.at(-1)?.kind === 'or'})
      continue
    }
    if (end === '' && quoted !== undefined) problems.push('The quotation mark has no second one; what follows it was read as words.')
    const nameless = field === undefined && quoted === undefined ? /^([a-z-]+):$/i.exec(plain ?? '')?.[1] : undefined
    if (nameless !== undefined && fieldNames.has(nameless.toLowerCase()))
      problems.push(`“${nameless}:” has no value beside it, so it was read as a word. Its value stands after the colon, without a blank.`)
    const isNot = not !== undefined
    const isKnown = field !== undefined && fieldNames.has(field.toLowerCase())
    if (field !== undefined && !isKnown) suggestField(field, problems)
    const written = quoted ?? plain ?? ''
    // An unknown field is a word beside its value: `error:timeout`, `https://…`.
    const whole = field !== undefined && !isKnown ? `${field}:${written}` : written
    if (end === '' && quoted !== undefined && field === undefined) {
      for (const word of quoted.split(/\s+/)) if (word !== '') tokens.push({kind: 'term', text: word, isQuoted: false, isNot, field: undefined})
      continue
    }
    tokens.push({kind: 'term', text: whole, isQuoted: quoted !== undefined, isNot, field: isKnown ? field.toLowerCase() : undefined})
  }
  const lastToken = tokens.at(-1)
  return lastToken?.kind === 'or' ? [...tokens.slice(0, -1), {kind: 'or', isLoose: true}] : tokens
}

function suggestField(field: string, problems: string[]): void {
  const name = field.toLowerCase()
  const near = [...fieldNames].find(known => known.length > 3 && (distance(name, known) <= 1 || isTransposed(name, known)))
  if (near !== undefined) problems.push(`There is no field “${field}:”, so it was read as words. “${near}:” is one.`)
}

/** Whether two neighbouring letters have changed places. */
function isTransposed(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, place) => letter !== other[place])
  return one.length === other.length && `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at]}${one.slice(at + 2)}` === other
}

function isFiller(token: Token): boolean {
  return token.kind === 'term' && !token.isQuoted && !token.isNot && token.field === undefined && fillers.has(token.text.toLowerCase())
}

/** Some words in a row that have a synonym together, else one token. */
function takeGroup(
  tokens: readonly Token[],
  place: number,
  isExact: boolean,
): {readonly tokens: readonly TermToken[]; readonly synonyms: readonly string[] | undefined} {
  const first = tokens[place] as TermToken
  if (isExact || first.isQuoted || first.field !== undefined) return {tokens: [first], synonyms: undefined}
  const row: TermToken[] = [first]
  for (let next = place + 1; row.length < longestSynonym; next++) {
    const token = tokens[next]
    if (token?.kind !== 'term' || token.isQuoted || token.isNot || token.field !== undefined) break
    row.push(token)
  }
  for (let length = row.length; length >= 1; length--) {
    const group = row.slice(0, length)
    const synonyms = findSynonyms(toWords(group.map(({text}) => text).join(' ')).join(' '))
    if (synonyms) return {tokens: group, synonyms}
  }
  return {tokens: [first], synonyms: undefined}
}

function toConditions(
  tokens: readonly TermToken[],
  synonyms: readonly string[] | undefined,
  isLast: boolean,
  isExact: boolean,
  problems: string[],
): readonly SearchCondition[] {
  const [first] = tokens
  if (!first) return []
  const {isNot, field, isQuoted} = first
  const text = tokens.map(token => token.text).join(' ')
  if (field !== undefined) {
    const reading = readField(field, text, isQuoted)
    if ('conditions' in reading) return reading.conditions.map(condition => ({...condition, isNot}))
    problems.push(reading.problem)
    return toConditions([{...first, field: undefined, text: `${field} ${text}`, isQuoted: true}], undefined, false, isExact, problems)
  }
  const words = toWords(text)
  const tail = words.at(-1)
  if (tail === undefined) return []
  const isStarred = !isQuoted && text.endsWith('*')
  if (isStarred && tail.length < shortestPrefix) problems.push(`“${text}” was read as a word: a beginning has at least ${shortestPrefix} letters.`)
  const isGrowing = !isQuoted && !isNot && isLast && !isExact
  const typed: Phrase = {words, isPrefix: (isStarred || isGrowing) && [...tail].length >= shortestPrefix}
  const phrases = new Map<string, Phrase>([[words.join(' '), typed]])
  const others = isQuoted || isExact ? [] : [...(words.length === 1 ? [tail] : []), ...(synonyms ?? [])]
  for (const term of others.flatMap(other => (other.includes(' ') ? [other] : listForms(other)))) {
    if (!phrases.has(term)) phrases.set(term, {words: term.split(' '), isPrefix: false})
  }
  return [{kind: 'words', phrases: [...phrases.values()], isNot}]
}
