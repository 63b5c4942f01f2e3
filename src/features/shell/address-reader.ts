/** What the address bar holds, as Next hands it over. */
export type AddressParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads what an address asks for. Nothing of it fails: what does not exist is left out, and a sentence among the complaints says so. */
export type AddressReader = {
  readonly complaints: readonly string[]
  complain(called: string, value: string): void
  /** Each value once, at most 20. */
  readEach<T>(name: string, called: string, read: (value: string) => T | undefined): T[]
  /** Words that are searched for, at most 256 letters. */
  readWords(name: string): string
}

export function openAddressReader(params: AddressParams): AddressReader {
  const complaints: string[] = []
  function complain(called: string, value: string): void {
    complaints.push(`There is no ${called} “${cut(value)}”, so it was left out.`)
  }
  function readEach<T>(name: string, called: string, read: (value: string) => T | undefined): T[] {
    const values = toValues(params[name])
    const found = new Set<T>()
    for (const value of values.slice(0, mostValues)) {
      const known = read(value)
      if (known === undefined) complain(called, value)
      else found.add(known)
    }
    if (values.length > mostValues) complaints.push(`Only the first ${mostValues} values of ${called} were used.`)
    return [...found]
  }
  function readWords(name: string): string {
    const words = toValues(params[name]).join(' ')
    if (words.length > mostLetters) complaints.push(`Only the first ${mostLetters} letters of the search were used.`)
    return tidyText(words.slice(0, mostLetters))
  }
  return {complaints, complain, readEach, readWords}
}

/** The values of a parameter, without what a form sends for a field left empty. */
export function toValues(value: string | readonly string[] | undefined): string[] {
  const values = typeof value === 'string' ? [value] : (value ?? [])
  return values.map(each => each.trim()).filter(each => each !== '')
}

/** A name as it may stand in an address; undefined for none, and for what is longer than any. */
export function readName(value: string): string | undefined {
  const name = tidyText(value)
  return name === '' || name.length > 120 ? undefined : name
}

/** Control characters and lone surrogates find nothing and break what they are printed in. */
export function tidyText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFD]+/gu, ' ').trim()
}

const mostValues = 20
const mostLetters = 256

function cut(value: string): string {
  const shown = tidyText(value)
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown
}
