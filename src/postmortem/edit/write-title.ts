import type {TextEdit} from '#src/incident/diagnostic.ts'
import {toActionTitle} from '#src/postmortem/sections/to-action-title.ts'
import type {ActionAt} from './action-at.ts'
import {escapeText} from './escape-markdown.ts'

/** Ways to reword a title: the words that differ, so that links and emphasis of the others stay; or all of it. */
export function writeTitle({text, source, action, setting}: ActionAt, title: string): readonly TextEdit[] {
  const {start} = source.title
  const end = source.title.start + text.slice(start, Math.min(source.title.end, Math.max(source.step.end, start))).trimEnd().length
  const raw = text.slice(start, end)
  const whole = {start, end, text: escapeText(title, setting)}
  const part = raw.length <= 2000 && setting !== 'html' ? findChangedWords(raw, action.title, title) : undefined
  if (!part) return [whole]
  const edit = {start: start + part.start, end: start + part.end, text: escapeText(part.text, setting)}
  const written = raw.slice(0, part.start) + edit.text + raw.slice(part.end)
  return toActionTitle(written) === title && isWhole(raw.slice(part.start, part.end)) ? [edit, whole] : [whole]
}

/** Whether marks come in pairs in a stretch that goes. */
function isWhole(raw: string): boolean {
  const count = (pattern: RegExp): number => raw.match(pattern)?.length ?? 0
  return [/\*/g, /`/g, /(?<!\w)_|_(?!\w)/g, /~~/g].every(pattern => count(pattern) % 2 === 0) && count(/\[/g) === count(/\]/g) && count(/\(/g) === count(/\)/g)
}

/** The words between what two titles begin and end with, as a stretch of the Markdown of the one. */
function findChangedWords(raw: string, before: string, after: string): {start: number; end: number; text: string} | undefined {
  const places = toPlaces(raw, before)
  if (!places) return undefined
  const [old, news] = [before.split(' '), after.split(' ')]
  const most = Math.min(old.length, news.length)
  let front = 0
  while (front < most && old[front] === news[front]) front++
  let back = 0
  while (back < most - front && old[old.length - 1 - back] === news[news.length - 1 - back]) back++
  if (front + back === 0) return undefined
  const from = old.slice(0, front).join(' ').length
  const to = before.length - old.slice(old.length - back).join(' ').length
  const middle = news.slice(front, news.length - back).join(' ')
  const blanks = [front > 0 && (middle !== '' || back > 0) ? ' ' : '', middle !== '' && back > 0 ? ' ' : '']
  const start = front === 0 ? 0 : (places[from] ?? raw.length)
  const end = back === 0 ? raw.length : (places[to - 1] ?? 0) + (to === 0 ? 0 : 1)
  return {start, end: Math.max(start, end), text: `${blanks[0]}${middle}${blanks[1]}`}
}

/** For each character of a title its place in the Markdown that it was read from; undefined where they cannot be matched. */
function toPlaces(raw: string, title: string): readonly number[] | undefined {
  const dropped = new Set<number>()
  const drop = (from: number, to: number): void => {
    for (let at = from; at < to; at++) dropped.add(at)
  }
  for (const match of raw.matchAll(/(?<!\\)\[([^\]]{1,300})\]\([^)\s]{0,2000}\)/g)) {
    drop(match.index, match.index + 1)
    drop(match.index + 1 + (match[1]?.length ?? 0), match.index + match[0].length)
  }
  for (const match of raw.matchAll(/(?<!\\)(?:~~|\*\*|__|`)|(?<![\w*\\])[*_](?=\S)|(?<=[^\s\\])[*_](?![\w*])|\\(?=[!-/:-@[-`{-~])/g))
    drop(match.index, match.index + match[0].length)
  const places: number[] = []
  let shown = ''
  for (let at = 0; at < raw.length; at++) {
    if (dropped.has(at)) continue
    const sign = raw[at] ?? ''
    if (/\s/.test(sign)) {
      if (shown === '' || shown.endsWith(' ')) continue
      shown += ' '
    } else shown += sign
    places.push(at)
  }
  return shown.trimEnd() === title ? places : undefined
}
