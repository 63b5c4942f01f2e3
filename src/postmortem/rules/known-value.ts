import type {Fix} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {findNearest} from './find-nearest.ts'
import {toFix} from './rule.ts'

/** A value of a few: the known one that a written one is; else the one it was probably meant to be, if any. `expected` is what a message says. */
export type KnownValue<T extends string> = {readonly value: T | undefined; readonly nearest: T | undefined; readonly expected: string}

/** Finds a value among those there are, whatever its case and whether its words are joined by dashes, underscores or spaces. */
export function findKnownValue<T extends string>(written: string, known: readonly T[]): KnownValue<T> {
  const plain = written
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace("won't", 'wont')
  const value = known.find(each => each === plain)
  const near = value === undefined ? findNearest(plain, known) : undefined
  const nearest = known.find(each => each === near)
  return {value, nearest, expected: nearest === undefined ? known.join(', ') : `“${nearest}”, or another of ${known.join(', ')}`}
}

/** Writes another value where one stands, inside the quotes that it is written in; undefined where it is not written as it is read. */
export function toValueFix({quote, start, end}: Evidence, written: string, value: string): Fix | undefined {
  const quotes = /^["']/.test(quote) ? 1 : 0
  if (quote.slice(quotes, quote.length - quotes).trim() !== written.trim()) return undefined
  return toFix(`Write ${value}`, start.offset + quotes, end.offset - quotes, value)
}
