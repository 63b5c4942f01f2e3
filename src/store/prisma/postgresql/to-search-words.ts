import type {IncidentWords} from '#src/store/incident-words.ts'

/** What an incident is found by in PostgreSQL: its words in order, and the same as the text of a tsvector. */
export type SearchWords = {readonly words: string; readonly vector: string}

/** Takes an incident's texts apart into folded words, in one pass. */
export function toSearchWords(texts: IncidentWords): SearchWords {
  const columns = [
    {words: toLexemes(texts.title), weight: 'A'},
    {words: toLexemes(texts.names), weight: 'B'},
    {words: toLexemes(texts.summary), weight: 'C'},
    {words: toLexemes(texts.factors), weight: 'C'},
    {words: toLexemes(texts.symptoms), weight: 'C'},
    {words: toLexemes(texts.body), weight: 'D'},
  ]
  return {words: columns.map(({words}) => (words.length === 0 ? '' : ` ${words.join(' ')} `)).join('\n'), vector: toVector(columns)}
}

/** The words of a text that `toIndexText` has made. */
function toLexemes(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}

/** A word as part of a tsvector or tsquery; longer ones than anybody can ask for are cut, because PostgreSQL refuses them. */
export function quoteLexeme(word: string): string {
  return `'${word
    .slice(0, longestLexeme)
    .replaceAll(/\p{Surrogate}/gu, '')
    .replaceAll(/['\\]/g, '$&$&')}'`
}

// PostgreSQL's limits: 2046 bytes a word, 16383 positions, 256 of them a word, and 1 MiB for the words of an incident together.
const longestLexeme = 400
const lastPosition = 16_383
const mostPlaces = 256
const roomForPlaces = 700_000
const room = 1_000_000

/**
 * Words with their places and weights. Where a document of very many different words would be refused, the last of them go without
 * places, which only ranking asks for; and past the very limit they are left out.
 */
function toVector(columns: readonly {readonly words: readonly string[]; readonly weight: string}[]): string {
  const lexemes = new Map<string, string[]>()
  let position = 0
  let bytes = 0
  for (const {words, weight} of columns) {
    for (const word of words) {
      position++
      const lexeme = quoteLexeme(word)
      let places = lexemes.get(lexeme)
      if (!places) {
        // Its quotes count for how many places there are, which PostgreSQL notes in two bytes.
        bytes += Buffer.byteLength(lexeme)
        if (bytes > room) continue
        places = []
        lexemes.set(lexeme, places)
      }
      if (places.length >= mostPlaces || bytes > roomForPlaces) continue
      bytes += 2
      places.push(`${Math.min(position, lastPosition)}${weight}`)
    }
  }
  return [...lexemes].map(([lexeme, places]) => (places.length === 0 ? lexeme : `${lexeme}:${places.join(',')}`)).join(' ')
}
