import {redo, undo} from '@codemirror/commands'
import {openSearchPanel} from '@codemirror/search'
import {EditorSelection, type EditorState} from '@codemirror/state'
import type {Command, EditorView} from '@codemirror/view'
import {findChange} from '#src/postmortem/document/find-change.ts'
import type {Reader} from './open-reader.ts'

/** Something that the menu offers, and the keys that do it without the menu. */
export type EditorCommand = {readonly name: string; readonly key?: string | undefined; readonly run: Command}

/** Where is told what came of a command: a line that is said, and a list that stands there until it is not so any more. */
export type CommandTold = {readonly say: (words: string) => void; readonly list: (title: string, text: string) => void}

/** What can be done with the text besides typing it. */
export function listCommands(reader: Reader, told: CommandTold): readonly EditorCommand[] {
  return [
    {name: 'Timeline entry, now', key: 'Alt-t', run: view => insertLine(view, 'timeline', writeEntry(view.state))},
    {name: 'Action', key: 'Alt-a', run: view => insertLine(view, 'remediation', {text: '- [ ]  (owner: @, due: )', caret: 6})},
    {name: 'Format the document', key: 'Alt-Shift-f', run: view => format(view, reader, told.say)},
    {name: 'Times in the document’s zone', run: view => toOwnZone(view, reader, told)},
    {name: 'Find and replace', key: 'Mod-f', run: openSearchPanel},
    {name: 'Undo', key: 'Mod-z', run: undo},
    {name: 'Redo', key: 'Mod-y', run: redo},
  ]
}

type Line = {readonly text: string; readonly caret: number}

/** An entry of this minute, on the clock of the document's own zone. */
function writeEntry(state: EditorState): Line {
  const zone = /^timezone:\s*["']?([\w/+-]+)/m.exec(state.sliceDoc(0, 4000))?.[1]
  const text = `- **${formatNow(zone)}** — `
  return {text, caret: text.length}
}

function formatNow(zone: string | undefined): string {
  const write = (timeZone: string): string => {
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    const found = new Map(parts.formatToParts(new Date()).map(({type, value}) => [type, value]))
    return `${found.get('year')}-${found.get('month')}-${found.get('day')} ${found.get('hour')}:${found.get('minute')}`
  }
  try {
    return write(zone ?? 'UTC')
  } catch {
    // A zone that this browser does not know.
    return `${write('UTC')} UTC`
  }
}

/** Puts a line at the end of the section that it belongs into, or where the caret is when that is in it, or else in a section of its own. */
function insertLine(view: EditorView, kind: 'timeline' | 'remediation', {text, caret}: Line): boolean {
  const {state} = view
  const section = findSection(state, names[kind])
  const {head} = state.selection.main
  const at = section && (head < section.start || head > section.end) ? findLastLine(state, section) : section ? state.doc.lineAt(head).to : state.doc.length
  const line = state.doc.lineAt(at)
  const isFresh = line.text.trim() === '' && section !== undefined && line.from > section.start
  // A list stands apart from the heading above it.
  const gap =
    section === undefined
      ? `${state.doc.length === 0 ? '' : '\n\n'}## ${headings[kind]}\n\n`
      : isFresh
        ? ''
        : line.from === section.start || /^\s*-->|^<!--/.test(line.text)
          ? '\n\n'
          : '\n'
  const from = isFresh ? line.from : at
  const insert = gap + text
  const anchor = from + gap.length + caret
  view.dispatch({
    changes: {from, to: isFresh ? line.to : from, insert},
    selection: EditorSelection.cursor(anchor),
    scrollIntoView: true,
    userEvent: 'input.insert',
  })
  view.focus()
  return true
}

const names = {timeline: /^(?:timeline|chronology|sequence of events)\b/i, remediation: /^(?:remediation|action items?|actions|follow[- ]ups?)\b/i} as const
const headings = {timeline: 'Timeline', remediation: 'Remediation'} as const

type Stretch = {readonly start: number; readonly end: number}

function findSection({doc}: EditorState, name: RegExp): Stretch | undefined {
  let start: number | undefined
  for (let number = 1; number <= doc.lines; number++) {
    const line = doc.line(number)
    const heading = /^#{1,3}\s+(.*)$/.exec(line.text)
    if (!heading) continue
    if (start !== undefined) return {start, end: line.from - 1}
    if (name.test(heading[1] ?? '')) start = line.from
  }
  return start === undefined ? undefined : {start, end: doc.length}
}

/** The end of the last line of a section that says something. */
function findLastLine({doc}: EditorState, {start, end}: Stretch): number {
  let line = doc.lineAt(end)
  while (line.from > start && line.text.trim() === '') line = doc.line(line.number - 1)
  return line.to
}

function format(view: EditorView, reader: Reader, say: (words: string) => void): boolean {
  const {doc} = view.state
  say('Formatting…')
  reader.ask({task: 'format', text: doc.toString()}).then(
    ({text, changed, refusal}) => {
      if (view.state.doc !== doc) return say('You went on writing, so nothing was formatted. Try again.')
      if (refusal !== undefined) return say(`Cannot be formatted: ${refusal}`)
      if (text === doc.toString()) return say('Formatted already.')
      view.dispatch({changes: findChange(doc.toString(), text), userEvent: 'input.format'})
      return say(`Formatted: ${changed.join(', ')}. Undo takes it back.`)
    },
    () => say('Could not be formatted.'),
  )
  return true
}

/** Writes all times in the zone that the front matter names, as one change that undo takes back. */
function toOwnZone(view: EditorView, reader: Reader, {say, list}: CommandTold): boolean {
  const {doc} = view.state
  say('Looking at the times…')
  reader.ask({task: 'normalize times', text: doc.toString()}).then(
    ({text, zone, changed, left, refusal}) => {
      if (view.state.doc !== doc) return say('You went on writing, so no time was changed. Try again.')
      if (refusal !== undefined) return say(`No time was changed: ${refusal}`)
      if (changed > 0) view.dispatch({changes: findChange(doc.toString(), text), userEvent: 'input.format'})
      say(
        changed === 0
          ? `No time was changed: ${left.length === 0 ? `all are in ${zone}` : 'see above'}.`
          : `${countTimes(changed)} written in ${zone}. Undo takes it back.`,
      )
      list(
        left.length === 0 ? '' : `${countTimes(left.length)} left as written.`,
        left
          .slice(0, mostListed)
          .map(({line, written, reason}) => `Line ${line}, “${written}”: ${reason}.`)
          .join(' ') + (left.length > mostListed ? ` And ${left.length - mostListed} more.` : ''),
      )
      return undefined
    },
    () => say('The times could not be changed.'),
  )
  return true
}

function countTimes(count: number): string {
  return count === 1 ? 'One time is' : `${count} times are`
}

const mostListed = 6
