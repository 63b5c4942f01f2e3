import {monthPattern} from '#src/postmortem/time/month-names.ts'
import {remembered} from './remembered.ts'

/** A sentence's place in a text. */
export type Sentence = {readonly start: number; readonly end: number; readonly text: string}

/** Words with a dot that end no sentence. */
const abbreviations =
  /(?:\b(?:e\.g|i\.e|approx|ca|vs|etc|no|nr|inc|ltd|corp|mr|mrs|ms|dr|st|fig|cf|resp|est|min|max|misc|a\.m|p\.m|am|pm|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|z\.b|d\.h|bzw|ggf|usw|env)|\b\p{L}|\b\d{1,2})\.$/iu

/** The sentences of a text, in order; line breaks inside a sentence stay in it. */
export const splitSentences: (text: string) => readonly Sentence[] = remembered(text => {
  const sentences: Sentence[] = []
  let start = 0
  const push = (end: number): void => {
    const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0
    const trimmed = text.slice(start + lead, end).trimEnd()
    if (trimmed) sentences.push({start: start + lead, end: start + lead + trimmed.length, text: trimmed})
    start = end
  }
  for (const match of text.matchAll(/[.!?]+["”’)\]*_]*(?=\s|$)|[。！？]+/gu)) {
    const end = match.index + match[0].length
    const next = text.slice(end).trimStart()
    // "22. Oktober": the dot of an ordinal before a month.
    if (
      match[0] === '.' &&
      /\b\d{1,2}\.$/.test(text.slice(Math.max(0, match.index - 4), match.index + 1)) &&
      new RegExp(`^(?:${monthPattern})`, 'u').test(next)
    )
      continue
    if (match[0].startsWith('.') && abbreviations.test(text.slice(start, match.index + 1)) && !/^\p{Lu}\p{Ll}+\s/u.test(next)) continue
    if (match[0].startsWith('.') && /^\p{Ll}/u.test(next)) continue
    push(end)
  }
  push(text.length)
  return sentences
})
