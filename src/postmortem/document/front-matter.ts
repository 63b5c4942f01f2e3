import {isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar, visit, type YAMLMap} from 'yaml'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {droppedComment} from '#src/postmortem/rules/dropped-comment.ts'
import {frontMatterSyntax} from '#src/postmortem/rules/front-matter-syntax.ts'
import {report, toFix} from '#src/postmortem/rules/rule.ts'
import {type SourceText, toEvidence, toSpan} from './source-text.ts'

/**
 * What front matter says, with every scalar as the text it was written with: `1.10` stays `1.10`, and what a value means is decided by
 * the field's schema, never by YAML's guess. An empty value and `~` are null.
 */
export type Written = string | null | readonly Written[] | {readonly [key: string]: Written}

export type FrontMatterField = {
  readonly key: string
  readonly keyEvidence: Evidence
  readonly written: Written
  /** Evidence of the value, or of a part of it by its path: `[0, 'to']`. */
  readonly evidenceAt: (path: readonly PropertyKey[]) => Evidence
}

export type FrontMatter = {readonly fields: readonly FrontMatterField[]; readonly diagnostics: readonly Diagnostic[]; readonly refusal: Diagnostic | undefined}

const maxLength = 16 * 1024
const maxKeys = 200

/** Reads the YAML that stands in `source` from `start` to `end`; broken or dangerous YAML is refused as a whole. */
export function readFrontMatter(source: SourceText, start: number, end: number): FrontMatter {
  const yaml = source.text.slice(start, end)
  const refuse = (message: string, at = 0, to = yaml.length): FrontMatter => ({
    fields: [],
    diagnostics: [],
    refusal: report(frontMatterSyntax, toSpan(source, start + at, start + Math.max(at, to)), message),
  })
  if (yaml.length > maxLength) return refuse(`Unexpected front matter of ${Math.ceil(yaml.length / 1024)} KiB, expected at most ${maxLength / 1024} KiB`)
  const directive = /^%.*$/m.exec(yaml)
  if (directive) return refuse('Unexpected directive, expected none: front matter is YAML 1.2', directive.index, directive.index + directive[0].length)

  let map: YAMLMap | undefined
  try {
    const document = parseDocument(yaml, {
      version: '1.2',
      schema: 'core',
      stringKeys: true,
      uniqueKeys: true,
      strict: true,
      prettyErrors: false,
      lineCounter: new LineCounter(),
    })
    const problem = document.errors[0] ?? document.warnings[0]
    if (problem) return refuse(explain(problem.code, problem.message, yaml, problem.pos[0]), ...problem.pos)
    if (document.contents !== null && !isMap(document.contents) && !isEmpty(document.contents))
      return refuse('Unexpected list or single value as front matter, expected `key: value` lines')
    if (isMap(document.contents)) map = document.contents
  } catch (error) {
    // The parser is recursive: deep nesting ends in a RangeError of the engine, not in one of its own errors.
    if (!(error instanceof RangeError)) throw error
    return refuse('Unexpected nesting, expected values at most a few levels deep')
  }
  if (!map) return {fields: [], diagnostics: [], refusal: undefined}

  const danger = findDanger(map)
  if (danger) return refuse(danger.message, ...danger.range)

  const evidenceOf = (node: Node): Evidence => toEvidence(source, start + (node.range?.[0] ?? 0), start + (node.range?.[1] ?? yaml.length), 'front-matter')
  const fields = map.items.flatMap((pair): FrontMatterField[] => {
    const key = pair.key as Scalar<string>
    const value = pair.value as Node | null
    const evidenceAt = (path: readonly PropertyKey[]): Evidence => {
      const node = nodeAt(value, path)
      return node && !isEmpty(node) ? evidenceOf(node) : evidenceOf(key)
    }
    return [{key: key.value, keyEvidence: evidenceOf(key), written: toWritten(value), evidenceAt}]
  })
  return {fields, diagnostics: findDroppedText(source, start, map), refusal: undefined}
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null
}

/**
 * Says in an author's words what YAML's own message says in the parser's. Never with words of the document: whom a refused one was meant
 * for is not known, and its message stands in the parse report.
 */
function explain(code: string, message: string, yaml: string, at: number): string {
  if (code === 'BAD_SCALAR_START') return `Unexpected “${yaml[at]}” at the start of a value, expected the value in quotes: '${yaml[at]}…'`
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return "Unexpected second colon in a value, expected the value in quotes: '…: …'"
  if (code === 'DUPLICATE_KEY') return 'Unexpected second value for the same key, expected each key once'
  if (code === 'TAB_AS_INDENT') return 'Unexpected tab as indentation, expected spaces'
  if (code === 'MULTIPLE_DOCS') return 'Unexpected end of the YAML document (`...`) inside the front matter, expected one document'
  if (code === 'NON_STRING_KEY') return 'Unexpected key that is not plain text, expected `key: value`'
  if (code === 'TAG_RESOLVE_FAILED') return 'Unexpected YAML tag, expected a plain value'
  return `Unexpected YAML, expected \`key: value\` lines: ${message.split(/[:"'\\“]/, 1)[0]?.trim()}`
}

function findDanger(map: YAMLMap): {message: string; range: [number, number]} | undefined {
  let danger: {message: string; range: [number, number]} | undefined
  let keys = 0
  const rangeOf = (node: Node): [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0]
  visit(map, {
    Alias(_, node) {
      danger = {message: 'Unexpected YAML alias, expected the value itself: aliases can hide a document many times its size', range: rangeOf(node)}
      return visit.BREAK
    },
    Node(_, node) {
      if (!('tag' in node) || !node.tag) return undefined
      danger = {message: 'Unexpected YAML tag, expected a plain value', range: rangeOf(node)}
      return visit.BREAK
    },
    Pair(_, pair) {
      const key = pair.key as Scalar<string>
      keys++
      if (keys > maxKeys) danger = {message: `Unexpected front matter of more than ${maxKeys} keys, expected fewer`, range: rangeOf(key)}
      else if (key.value === '__proto__' || key.value === 'constructor' || key.value === 'prototype')
        danger = {message: `Unexpected key “${key.value}”, expected another name: this one has a meaning of its own in JavaScript`, range: rangeOf(key)}
      else return undefined
      return visit.BREAK
    },
  })
  return danger
}

function nodeAt(node: Node | null, path: readonly PropertyKey[]): Node | null {
  let at = node
  for (const step of path) {
    if (isSeq(at)) at = (at.items[Number(step)] as Node | undefined) ?? null
    else if (isMap(at)) at = (at.items.find(pair => (pair.key as Scalar).value === step)?.value as Node | null | undefined) ?? at
    else return at
  }
  return at
}

function toWritten(node: Node | null): Written {
  if (isSeq(node)) return node.items.map(item => toWritten(item as Node))
  if (isMap(node)) {
    const map: Record<string, Written> = Object.create(null)
    for (const {key, value} of node.items) map[(key as Scalar<string>).value] = toWritten(value as Node | null)
    return map
  }
  if (!isScalar(node) || node.value === null) return null
  return node.type === Scalar.PLAIN ? (node.source ?? String(node.value)) : String(node.value)
}

/** `title: fix #123 now` is "fix" to YAML: a `#` with no space behind it was hardly meant as a comment. */
function findDroppedText(source: SourceText, start: number, map: YAMLMap): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  visit(map, {
    Scalar(_, node) {
      if (node.type !== Scalar.PLAIN || !node.comment || node.comment.startsWith(' ') || !node.range) return
      const place = toEvidence(source, start + node.range[0], start + node.range[2], 'front-matter')
      found.push(
        report(
          droppedComment,
          place,
          `Unexpected “#${node.comment}” after a value, expected quotes around the whole: YAML drops it as a comment`,
          [],
          toFix('Put the value in quotes', place.start.offset, place.end.offset, `'${place.quote.replaceAll("'", "''")}'`),
        ),
      )
    },
  })
  return found
}
