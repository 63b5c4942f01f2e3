import {findTimes} from '#src/postmortem/time/find-times.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findActionField} from './action-fields.ts'
import {readRefOnly} from './find-action-ref.ts'
import {isOwner, isTeam} from './find-owner.ts'
import {findStatusPhrase, isStatusOnly, statusSigns} from './read-action-status.ts'
import {readLabels} from './read-labels.ts'
import {addMarks, type Marks, readDay, readTag, readValue, type Trust} from './read-tag.ts'

/** What stands around an item's title, and the stretch of text that is the title. */
export type Peeled = {readonly from: number; readonly to: number; readonly marks: Marks; readonly parts: readonly PeeledPart[]}

/** One of the remarks around a title: its place in the text, and what it says. */
export type PeeledPart = {readonly start: number; readonly end: number; readonly marks: Marks}

/** How far its list shows that items begin, or end, with owners. */
export type ListTrust = {readonly front: Trust; readonly tail: Trust}

/** Marks stand at the edges: beyond this many characters from an edge all is title. It keeps the time for long texts proportional to their length. */
const edge = 240

/** Reads what an item says of itself in front of and behind its title: states, owners, days, priorities and tickets. */
export function peelMarks(text: string, settings: TimeSettings, trust: ListTrust): Peeled {
  let [from, marks] = [text.length - text.trimStart().length, {} as Marks]
  const parts: PeeledPart[] = []
  for (let rounds = 0; rounds < 5; rounds++) {
    const front = readFront(text.slice(from, from + edge), settings, marks, trust.front)
    if (!front) break
    parts.push({start: from, end: from + front.length, marks: front.marks})
    from += front.length
    marks = addMarks(marks, front.marks)
  }
  let to = text.length
  let behind: Marks = {}
  for (let rounds = 0; rounds < 8; rounds++) {
    const start = Math.max(from, to - edge)
    const tail = readTail(text.slice(start, to), settings, trust.tail)
    if (!tail || start + tail.at <= from) break
    parts.push({start: start + tail.at, end: to, marks: tail.marks})
    to = start + tail.at
    behind = addMarks(behind, tail.marks)
  }
  // Words behind an item outweigh the sign before it: "❌ Disable updates — decided against".
  const status = behind.status && !(marks.status === 'done' && behind.status === 'open') ? behind.status : marks.status
  const end = to - (/[\s,;|–—-]*$/.exec(text.slice(Math.max(from, to - 20), to))?.[0].length ?? 0)
  return {from, to: end, marks: {...addMarks(marks, behind), status}, parts}
}

/** A name that an item begins with, in the places where lists put owners: "Lin: …", "[Sofia] …". */
export function findFrontName(text: string): {readonly name: string; readonly isOwner: boolean} | undefined {
  const doer = agent.exec(text.trimStart().slice(0, 80))?.groups?.name
  if (doer) return isOwner(doer.replace(/^the /i, '')) ? {name: doer, isOwner: true} : undefined
  const match =
    /^\s*(?:\[(?<square>[^\]\n]{2,40})\](?![(\]])|(?<name>@?[\p{L}][\p{L}\p{N}.’'-]*(?:\s(?:and|&|[\p{L}][\p{L}\p{N}.’'-]*)){0,3})\s?:(?=\s))/u.exec(
      text.slice(0, 80),
    )
  const name = match?.groups?.square ?? match?.groups?.name
  if (!name || findActionField(name)) return undefined
  const phrase = findStatusPhrase(name)
  if ((phrase && isStatusOnly(phrase)) || readRefOnly(name)) return undefined
  return {name, isOwner: isOwner(name)}
}

type Front = {readonly length: number; readonly marks: Marks}

const separator = String.raw`(?:\s*[:–—-](?=\s)\s*|\s+)`
const signed = new RegExp(String.raw`^(?<sign>${Object.keys(statusSigns).join('|')})️?\s*[:–—-]?\s*`, 'u')
const template = /^\{\{\s*(?<word>[^{}|\n]{2,40})\}\}\s*/u
const bracketed = new RegExp(String.raw`^[*_]{0,3}(?:\[(?<square>[^[\]\n]{1,60})\](?!\()|\((?<paren>[^()\n]{2,60})\))[*_]{0,3}${separator}`, 'u')
const linked = new RegExp(String.raw`^[*_]{0,3}(?:\[+[^[\]\n]{1,80}\](?:\([^)\s]{1,200}\)|\]?)|<?https?:[^\s<>]{4,200}>?)[*_]{0,3}${separator}(?=\S)`, 'u')
const priority = /^[*_]{0,3}(?:\[|\()?(?<priority>P[0-5])(?:\]|\))?[*_]{0,3}(?:\s*[:–—-]\s*|\s+)(?=\S)/u
const key = /^[*_]{0,3}(?<key>[#!]?[A-Z]{0,10}-?\d{1,7})[*_]{0,3}(?:\s*[:–—-]\s+|\s+)(?=\S)/u
const stated = /^[*_]{0,3}(?<word>[\p{L}][\p{L}'’ -]{1,18}?)[*_]{0,3}\s?(?:[:：=]|\s[–—-])[*_]{0,3}\s*(?=\S)/u
const capitals = /^(?<word>DONE|TODO|TO DO|WIP|OPEN|CLOSED|FIXED|IN PROGRESS|WONTFIX|WON'T FIX|COMPLETED?)\s+(?=\p{L})/u
const todo = /^TODO\((?<name>[^()\n]{1,40})\)\s*:?\s+(?=\S)/u
const addressed = /^(?<name>@[\w.-]*\w)[\s,:–—-]+(?=\p{Lu})/u
const named = /^[*_]{0,3}(?<name>@?[\p{L}][\p{L}\p{N}.’'-]*(?:\s(?:and|&|[\p{L}][\p{L}\p{N}.’'-]*)){0,3})[*_]{0,3}\s?:[*_]{0,3}\s+(?=\S)/u
const agent =
  /^(?<name>(?:[Tt]he\s)?(?:@[\w.-]+|\p{Lu}[\p{L}.’'-]*)(?:\s(?:and|&|\+|teams?|@[\w.-]+|\p{Lu}[\p{L}.’'-]*)){0,3})\s(?:to|will)\s(?!be\s|the\s|an?\s|\p{Lu})(?=\p{Ll})/u

function readFront(text: string, settings: TimeSettings, known: Marks, trust: Trust): Front | undefined {
  const take = (pattern: RegExp, read: (inside: string) => Marks | undefined): Front | undefined => {
    const match = pattern.exec(text)
    const inside = match && Object.values(match.groups ?? {}).find(Boolean)
    const marks = match && read(inside ?? match[0])
    return match && marks && match[0].length < text.length ? {length: match[0].length, marks} : undefined
  }
  return (
    take(signed, sign => ({status: statusSigns[sign]})) ??
    take(template, word => stateOf(word, settings)) ??
    take(priority, word => ({priority: word})) ??
    take(bracketed, inside => readFrontTag(inside, settings, trust)) ??
    take(linked, whole => linkOf(whole.replace(/[\s:–—-]+$/, ''))) ??
    take(key, refOf) ??
    take(stated, word => (findActionField(word) === 'title' && !/^(?:to ?do)$/i.test(word) ? {} : stateOf(word, settings))) ??
    take(todo, name => ({owner: name, status: 'open'})) ??
    take(addressed, name => ({owner: name})) ??
    take(capitals, word => stateOf(word, settings)) ??
    (known.owner ? undefined : (take(named, name => ownerOf(name, trust)) ?? take(agent, name => agentOf(name, trust))))
  )
}

function stateOf(word: string, settings: TimeSettings): Marks | undefined {
  const phrase = findStatusPhrase(word)
  return phrase && isStatusOnly(phrase) ? readValue('status', word, settings) : undefined
}

function refOf(text: string): Marks | undefined {
  const ref = readRefOnly(text)
  return ref ? {ref} : undefined
}

/** A link whose words are a step is the title; "OPS-12", "#12" and "ticket" are not. */
function linkOf(text: string): Marks | undefined {
  const words = /\[(?<words>[^\]\n]+)\]\(/.exec(text)?.groups?.words
  return words === undefined ||
    readRefOnly(words) ||
    /^(?:the )?(?:ticket|issue|bug|link|here|jira|pr|mr|card|task|story|details|tracking issue|pull request|merge request)s?$/i.test(words.trim())
    ? refOf(text)
    : undefined
}

/** A word in brackets is an owner only where the list has owners there: "[Checkout] limit retries" names a subject. */
function readFrontTag(inside: string, settings: TimeSettings, trust: Trust): Marks | undefined {
  if (/^[xX]$/.test(inside)) return {status: 'done'}
  if (/^\s$/.test(inside)) return {status: 'open'}
  const marks = readTag(inside, settings, 'none')
  if (marks?.owner && marks.status === undefined && !marks.owner.startsWith('@') && trust !== 'owner') return undefined
  return marks
}

/** A single name before a colon may be a subject; handles, teams by name and lists full of names tell. */
function ownerOf(name: string, trust: Trust): Marks | undefined {
  if (findActionField(name)) return undefined
  const isClear = name.startsWith('@') || (/&|\band\b/.test(name) && isOwner(name)) || (isTeam(name) && /team|squad|équipe|equipo|equipe/i.test(name))
  return isClear || (trust === 'owner' && isOwner(name)) ? {owner: name} : undefined
}

/** "Ana to check …": a single word may as well begin a sentence ("Want to help?"), unless the list is full of them. */
function agentOf(name: string, trust: Trust): Marks | undefined {
  const plain = name.replace(/^the /i, '')
  const isClear = plain.startsWith('@') || (/\s/.test(plain) && !/^the /i.test(name))
  return isOwner(plain) && !/^team$/i.test(plain) && (isClear || trust === 'owner') ? {owner: name} : undefined
}

type Tail = {readonly at: number; readonly marks: Marks}

const parenthesised = /\s*[*_]{0,3}\((?<inside>(?:[^()\n]|\n(?!\n)|\([^()\n]*\)){1,200})\)[*_]{0,3}[\s.*_]*$/u
const squared = /\s*[*_]{0,3}(?:\[{1,2}(?<inside>[^[\]\n]{1,100})\]{1,2}|\{\{(?<template>[^{}\n]{1,80})\}\})[*_]{0,3}[\s.]*$/u
const link = /[\s:,–—-]*(?<inside>\[[^\]\n]{1,80}\]\([^)\s]{1,200}\)|<https?:[^\s<>]{4,200}>|https?:[^\s<>()]{4,200})[\s.]*$/u
const dashed = /(?:\s[–—]\s?|\s-{1,2}\s|\s\|\s|\s*(?:->|→|=>|⇒)\s*)(?<inside>(?:(?!\s[–—|-]\s|->|→|=>|⇒)[^\n]){1,100})$/u
const colon = /\s?[:：]\s*(?<inside>[\p{L}][\p{L}' ’]{1,18})[\s.]*$/u
const comma = /[,;]\s*(?:see\s+)?(?<inside>(?:[^,;\n]|,\s(?=(?:19|20)\d\d))+)$/u
const handles = /\s(?<inside>@[\w][\w.-]*(?:(?:,\s*|\s+(?:and|&|\+)\s+|\s)@[\w][\w.-]*){0,4})[\s.]*$/u
const sign = new RegExp(String.raw`\s*(?<inside>${Object.keys(statusSigns).join('|')})️?[\s.]*$`, 'u')
const stop = /[.!。)]\s+(?<inside>[\p{L}][\p{L}' ’]{1,24})\.?\s*$/u
const struck = /^~~[^~]*~~(?<inside>.*)$/u

function readTail(text: string, settings: TimeSettings, trust: Trust): Tail | undefined {
  if (/[\p{L}\p{N}]/u.test(text) === false) return undefined
  return (
    readStruck(text, settings) ??
    take(text, stop, inside => stateOf(inside, settings)) ??
    readLabelTail(text, settings) ??
    take(text, link, linkOf) ??
    take(text, parenthesised, inside => readTag(inside, settings, trust)) ??
    take(text, squared, inside => refOf(inside.replace(/^\w+[:|]/, '')) ?? readTag(inside, settings, trust)) ??
    take(text, handles, inside => ({owner: inside.replace(/\s+/g, ' ')})) ??
    take(text, sign, inside => ({status: statusSigns[inside]})) ??
    take(text, dashed, (inside, before) => readTag(inside, settings, /[)\]}]$/.test(before.trimEnd()) ? 'owner' : trust)) ??
    take(text, comma, (inside, before) => readCommaTail(inside, before, settings)) ??
    take(text, colon, inside => stateOf(inside, settings)) ??
    readDayTail(text, settings)
  )
}

function take(text: string, pattern: RegExp, read: (inside: string, before: string) => Marks | undefined): Tail | undefined {
  const match = pattern.exec(text)
  const inside = match && Object.values(match.groups ?? {}).find(Boolean)
  const marks = inside && read(inside, text.slice(0, match.index))
  return match && marks ? {at: match.index, marks} : undefined
}

/** Text struck through is done with, unless words behind it say otherwise. */
function readStruck(text: string, settings: TimeSettings): Tail | undefined {
  const match = struck.exec(text.trimEnd())
  if (!match) return undefined
  const inside = match.groups?.inside ?? ''
  const said = inside.trim() === '' ? undefined : (readTag(inside, settings, 'none') ?? {})
  return {at: text.trimEnd().length - inside.length - 2, marks: {status: 'done', ...(said ?? {})}}
}

/** "… . Owner: Network. Due: 2021-11-05": the last label with its value; what is before it is looked at again. */
function readLabelTail(text: string, settings: TimeSettings): Tail | undefined {
  const last = readLabels(text).at(-1)
  if (
    !last ||
    last.start === 0 ||
    last.field === 'title' ||
    last.field === 'notes' ||
    last.value.length > 80 ||
    /[([]/.test(text.slice(last.start - 1, last.start))
  )
    return undefined
  // A label inside parentheses that end the text belongs to them.
  if (text.lastIndexOf('(', last.start) > text.lastIndexOf(')', last.start)) return undefined
  if (last.field === 'owner') {
    const [owner = '', ...rest] = last.value.split(/\s*[,;]\s*(?=[\p{Ll}\d])|(?<=[\p{Ll})])\.\s+(?=\p{Lu})|\s+[–—-]\s+/u)
    return {at: last.start, marks: {...(rest.length > 0 ? readTag(rest.join(', '), settings, 'none') : {}), ...readValue('owner', owner, settings)}}
  }
  return {at: last.start, marks: readValue(last.field, last.value, settings)}
}

/** Behind a comma prose goes on; only what can be nothing else is a mark. */
function readCommaTail(inside: string, before: string, settings: TimeSettings): Marks | undefined {
  const plain = inside.trim().replace(/\.$/, '')
  if (plain.startsWith('@')) return isOwner(plain) ? {owner: plain} : undefined
  const ref = readRefOnly(plain)
  if (ref) return {ref}
  // A day counts behind an owner: "@ana, June 3rd 2024".
  if (/@[\w.-]+$|[)\]]$/.test(before) && findTimes(plain)[0]?.end === plain.length) return readTag(plain, settings, 'none')
  if (/^\{\{.*\}\}$/.test(plain)) return refOf(plain)
  return /^(?:due|by|before|eta|deadline|until|owner|assigned to|bis|avant|pour|antes|até|voor)\b|^\p{Lu}?[\d]/iu.test(plain) || stateOf(plain, settings)
    ? readTag(plain, settings, 'none')
    : undefined
}

/** "… by 30 Sept 2022": a day that ends the text behind a word such as "by". */
function readDayTail(text: string, settings: TimeSettings): Tail | undefined {
  const trimmed = text.replace(/[\s.]+$/, '')
  const mention = findTimes(trimmed).at(-1)
  if (!mention?.day || mention.clock || mention.end !== trimmed.length) return undefined
  const before =
    /[\s,]+(?:due(?: date)?(?: by| on)?|by|before|until|no later than|eta|target|bis(?: zum)?|avant(?: le)?|pour le|antes del?|até|voor)\s*$/iu.exec(
      trimmed.slice(0, mention.start),
    )
  const day = before && readDay(trimmed.slice(mention.start), settings)
  return before && day ? {at: before.index, marks: {due: day}} : undefined
}
