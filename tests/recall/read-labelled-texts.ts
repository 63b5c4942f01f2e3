import {readFileSync} from 'node:fs'
import {parse} from 'yaml'
import {z} from 'zod'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const words = z.string().min(1)
const asked = {
  id,
  split: z.enum(['tune', 'held-out']),
  style: z.enum(['alertmanager', 'pagerduty', 'datadog', 'cloudwatch', 'log', 'stack-trace', 'chat', 'status-page', 'complaint']),
  text: words,
}

const seen = z.strictObject({
  texts: z.array(z.strictObject({...asked, first: words, also: z.array(words).default([]), moment: z.enum(['symptom', 'suspicion', 'update'])})),
})
const nothingSimilar = z.strictObject({texts: z.array(z.strictObject({...asked, topic: words, shares: z.array(words)}))})
const setAside = z.strictObject({snippets: z.array(z.strictObject({id, text: words}))})

const asideKinds = ['time', 'id', 'hash', 'address', 'host', 'number'] as const

/** A stretch of a snippet's text without its marks. */
type Span = {readonly start: number; readonly end: number; readonly kind: (typeof asideKinds)[number] | 'stays'}

/** Texts about incidents of `content/`, each with the one that should come first. */
export function readSeenTexts() {
  return seen.parse(readYaml('queries/seen.yaml')).texts
}

/** Texts about nothing in `content/`. */
export function readNothingSimilarTexts() {
  return nothingSimilar.parse(readYaml('queries/nothing-similar.yaml')).texts
}

/** Texts without their marks, and where the marks stood; what lies in no span may go either way. */
export function readSetAsideSnippets() {
  return setAside.parse(readYaml('set-aside.yaml')).snippets.map(({id, text}) => ({id, ...withoutMarks(text)}))
}

function readYaml(file: string): unknown {
  return parse(readFileSync(`tests/recall/${file}`, 'utf8'))
}

function withoutMarks(marked: string): {readonly text: string; readonly spans: readonly Span[]} {
  const spans: Span[] = []
  let text = ''
  for (const part of marked.split(/(«[^«»‹›]+»|‹[^«»‹›]+›)/)) {
    const inside = /^[«‹]/.test(part) ? part.slice(1, -1) : undefined
    const kind = part.startsWith('«') ? asideKinds.find(each => inside?.startsWith(`${each}:`)) : 'stays'
    if (!kind) throw new Error(`Cannot read mark ${part}: expected one of ${asideKinds.join(', ')}`)
    const shown = inside === undefined ? part : kind === 'stays' ? inside : inside.slice(kind.length + 1)
    if (inside !== undefined) spans.push({start: text.length, end: text.length + shown.length, kind})
    text += shown
  }
  return {text, spans}
}
