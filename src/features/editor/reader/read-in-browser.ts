// First, and not sorted in: see there.
import './without-eval.ts'

import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Incident} from '#src/incident/incident.ts'
import {readWithinLimits} from '#src/library/read-within-limits.ts'
import {mergeTexts} from '#src/library/save/merge-texts.ts'
import {openIncrementalParser} from '#src/postmortem/document/incremental-parser.ts'
import {formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {normalizeTimes} from '#src/postmortem/normalize-times.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {judgeDocument} from '#src/postmortem/rules/check-library-rules.ts'
import {defaultSettings, toReadHints} from '#src/postmortem/rules/settings.ts'
import type {OutlinePart, ReaderAnswers, ReaderReply, ReaderRequest, ReaderSetup, ReaderTask, TextReading} from './reader-messages.ts'

// The reader of the server, on a thread of the browser: what it finds while somebody types is what the server will find. Bundled by itself
// (src/cli/build-worker.ts), so that it is one file that only the editor loads.

/** Most of a text is as it was a key ago. */
const parse = openIncrementalParser()
let setup: ReaderSetup = {id: 'new', settings: defaultSettings, today: '1970-01-01'}

self.addEventListener('message', ({data}: MessageEvent<ReaderRequest>) => {
  if ('setup' in data) {
    setup = data.setup
    return
  }
  const {turn} = data
  try {
    reply({turn, answer: answer(data)})
  } catch (error) {
    reply({turn, failure: error instanceof Error ? error.message : String(error)})
  }
})

function reply(reply: ReaderReply): void {
  self.postMessage(reply)
}

function answer(task: ReaderTask): ReaderAnswers[ReaderTask['task']] {
  const hints = toReadHints(setup.settings)
  switch (task.task) {
    case 'read':
      return readText(task.text)
    case 'read whole': {
      const {incident, diagnostics, refusal} = readWithinLimits(task.text, setup.id, hints, {parse}).reading
      return {incident, diagnostics, refusal}
    }
    case 'format': {
      const {markdown, changed, refusal} = formatPostmortem(task.text, {id: setup.id, hints})
      return {text: markdown, changed, refusal: typeof refusal === 'string' ? refusal : refusal?.message}
    }
    case 'normalize times':
      return normalizeTimes(task.text, {id: setup.id, hints})
    case 'merge':
      return mergeTexts(task)
    case 'explain':
      return Object.fromEntries(allRules.filter(({id}) => task.rules.includes(id)).map(({id, summary, explanation}) => [id, {summary, explanation}]))
  }
}

function readText(text: string): TextReading {
  const {settings, id, today} = setup
  const {incident, diagnostics, refusal} = readWithinLimits(text, id, toReadHints(settings), {parse}).reading
  // Which incidents there are is the server's to know: it adds what is wrong with links.
  const judged = judgeDocument(diagnostics, {incident, today, exists: () => true, settings, text})
  return {
    diagnostics: toUnique(refusal ? [refusal, ...judged] : judged),
    outline: listParts(incident),
    title: incident.title?.value,
  }
}

function toUnique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(({rule, message, place}) => {
    const key = `${rule} ${place?.start.offset} ${message}`
    return seen.has(key) ? false : seen.add(key)
  })
}

function listParts({sections}: Incident): readonly OutlinePart[] {
  return sections.flatMap(({heading, kind, text, evidence}, at): readonly OutlinePart[] => {
    if (heading === undefined) return []
    const level = kind.startsWith('lessons') && kind !== 'lessons' ? 3 : 2
    const next = sections[at + 1]
    const opens = level === 2 && next?.heading !== undefined && next.kind.startsWith(kind) && next.kind !== kind
    return [{heading, kind, level, start: evidence.start.offset, end: evidence.end.offset, isEmpty: !opens && isBlank(text)}]
  })
}

/** Whether nothing stands there but hints of a template. */
function isBlank(text: string): boolean {
  return text.replace(/<!--[\s\S]*?-->/g, '').trim() === ''
}
