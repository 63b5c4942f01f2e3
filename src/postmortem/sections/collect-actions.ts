import type {ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {type ActionColumn, toActionColumns} from './action-columns.ts'
import {findActionField} from './action-fields.ts'
import {isPerson, isTeam} from './find-owner.ts'
import {readHeadingStatus} from './read-action-status.ts'
import {readLabels} from './read-labels.ts'
import {readKind} from './read-tag.ts'

/** What a heading, or an item that heads others, says of all steps below it. */
export type ActionGroup = {
  /** Its own words; undefined for the section's heading. */
  readonly group: string | undefined
  /** The line that says so. */
  readonly head: Line | undefined
  readonly status: ActionStatus | undefined
  readonly owner: string | undefined
  readonly kind: ActionKind | undefined
}

/** A place in the lines that may hold a step: an item with the lines that belong to it, a row with its table's columns, or a paragraph. */
export type ActionPlace =
  | {readonly kind: 'item'; readonly line: Line; readonly details: readonly Line[]; readonly group: ActionGroup}
  | {readonly kind: 'row'; readonly line: Line; readonly columns: readonly ActionColumn[]; readonly group: ActionGroup}
  | {readonly kind: 'paragraph'; readonly line: Line; readonly group: ActionGroup}

export const noGroup: ActionGroup = {group: undefined, head: undefined, status: undefined, owner: undefined, kind: undefined}

type Level = {readonly line: Line; readonly group: ActionGroup | undefined; readonly details: Line[]}

/** Sorts a section's lines: which of them are steps, which head others, and which say more of the step above. */
export function collectActions(lines: readonly Line[], heading: string | undefined): readonly ActionPlace[] {
  const places: ActionPlace[] = []
  const owning = headOwners(lines)
  const listed = findListed(lines)
  // The section's own name is too wide for a kind: "Preventive and corrective actions".
  const top: ActionGroup = heading === undefined ? noGroup : {...toGroup(heading, undefined, false), group: undefined, kind: undefined}
  let group = top
  let columns: readonly ActionColumn[] = []
  let levels: Level[] = []
  let lead: string | undefined
  const pushItem = (line: Line, own: ActionGroup): Line[] => {
    const details: Line[] = []
    places.push({kind: 'item', line, details, group: own})
    return details
  }
  let open: Line[] | undefined
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (line.kind !== 'text') lead = undefined
    switch (line.kind) {
      case 'row':
        if (line.isHeader) columns = toActionColumns(line.cells.map(({text}) => text))
        else places.push({kind: 'row', line, columns, group})
        break
      case 'item': {
        levels = levels.filter(level => level.line.depth < line.depth && level.line.outerEnd > line.outerStart)
        const parent = levels.at(-1)
        const above = parent?.group ?? group
        if (parent && !parent.group) {
          parent.details.push(line)
          break
        }
        // A flat list of labels: "Action: …", "Owner: …", or the labels below a heading that names the step.
        if (open && isLabelLine(line.text)) {
          open.push(line)
          break
        }
        if (opensGroup(line, next)) levels.push({line, group: {...above, ...onlyStated(toGroup(line.text, line, owning.items))}, details: []})
        else {
          open = pushItem(line, above)
          levels.push({line, group: undefined, details: open})
        }
        break
      }
      case 'heading':
        group = {...top, ...onlyStated(toGroup(line.text, line, owning.headings))}
        columns = []
        levels = []
        open = next && isLabelLine(next.text) ? pushItem(line, top) : undefined
        // A heading that names the step itself heads no others.
        if (open) group = {...group, group: undefined}
        break
      case 'text': {
        const text = line.text.trim()
        const parent = levels.findLast(level => level.line.outerEnd > line.outerStart)
        const label = readLabels(text).find(({start}) => start === 0)
        const code = coded.exec(line.text)
        if (parent) parent.details.push(line)
        else if (listed.has(line)) {
          const mark = listed.get(line) ?? 0
          open = pushItem({...line, start: line.start + mark, text: line.text.slice(mark)}, group)
        } else if (code && (isCoded(next) || isCoded(lines[index - 1])))
          open = pushItem({...line, start: line.start + code[0].length, text: line.text.slice(code[0].length)}, group)
        else if (isGroupLine(text)) {
          group = {...top, ...onlyStated(toGroup(text, line, owning.headings))}
          lead = /[:：]$/.test(text.replace(/[*_]+$/, '')) ? text : undefined
          open = next && isLabelLine(next.text) ? pushItem(line, top) : undefined
          if (open) group = {...group, group: undefined}
          break
        } else if (label && label.field !== 'title' && open) open.push(line)
        else if ((label?.field === 'title' && splitSentences(label.value).length < 2) || (next?.kind === 'text' && !line.blankBelow && isLabelLine(next.text)))
          open = pushItem(line, group)
        else if (endsInLabels(text)) open = pushItem(line, group)
        else if (lead !== undefined && !line.blankAbove) open = pushItem(line, withLead(group, lead))
        else places.push({kind: 'paragraph', line, group})
        // Lines right below "…the following fixes:" are a list whose author used no bullets.
        lead = /[:：]$/.test(text) ? text : line.blankBelow ? undefined : lead
        break
      }
      default:
    }
  }
  return places
}

/** What pages print below a text: who runs them, ways around, page numbers. */
export function isFurniture({kind, text}: Line): boolean {
  return kind === 'text' && text.length < 120 && furniture.test(text)
}

const furniture =
  /^\s*(?:←|→|©|(?:[\p{L}\d&'’]+ ){0,5}(?:incident|outage) (?:report|review|summary)\s*[:–—-]\s|powered by\b|subscribe\b|get updates\b|this incident affected:|incident history$|page \d+ of \d+|reply to (?:this|the) (?:topic|thread|post|message)\b|(?:this|the) (?:topic|thread|page) has been viewed\b|posted by\b|disclaimer\b|last (?:modified|edited|updated|reviewed)\b|(?:queries|enquiries|inquiries|press contact)\s*:|was this (?:page|article) helpful|share this\b|all times are in\b|sent from my\b|we (?:sincerely |deeply |again )?apologi[sz]e\b)/iu

/** The place of the line that a letter ends with, after which come names and hours of opening; the length of the list where there is none. */
export function findFarewell(lines: readonly Line[]): number {
  const at = lines.findIndex(
    ({kind, text}) => text.length < 60 && ((kind === 'text' && farewell.test(text)) || ((kind === 'text' || kind === 'item') && closing.test(text))),
  )
  return at < 0 ? lines.length : at
}

/** What heads the end of a page or a report: remarks, ways to ask, other pages. Nothing below it is a step; by language. */
const closing =
  /^\s*(?:\*\*|__)?(?:\d+[.)]\s+)?(?:closing(?: (?:remarks|statement|words|note))?|contact(?: (?:us|details|information))?|(?:any )?questions|further (?:information|reading)|more (?:information|on this(?: topic)?|like this|stories|articles)|related(?: (?:articles|posts|pages|links|stories|topics|content))?|see also|read (?:more|next|also)|comments|mehr zum thema|weitere informationen|siehe auch|kontakt|schlusswort|kommentare|voir aussi|en savoir plus|à lire aussi|articles liés|commentaires|más información|ver también|véase también|artículos relacionados|comentarios|contacto|mais informações|veja também|leia também|comentários|contato|meer informatie|zie ook|lees ook|reacties)(?:\*\*|__)?\s*:?\s*$/iu

const farewell =
  /^\s*(?:(?:kind|best|warm|many)?\s*regards|sincerely|yours (?:sincerely|faithfully|truly)|(?:many )?thanks|thank you|cheers|mit freundlichen grüßen|viele grüße|cordialement|saludos|un saludo|atenciosamente|abraços|met vriendelijke groet(?:en)?)\s*[,.!]*\s*$/i

/** "A1  Reissue the procedure", "R-2: …", "AI3) …": numbers of steps as registers write them, on lines below each other. */
const coded = /^\s*(?:\*\*)?(?!Q[1-4]\b|P\d\b)\p{Lu}{1,3}-?\d{1,3}(?:\*\*)?(?:\s*[.):–—-]\s+|\s{2,}|\t\s*|\s+(?=\p{Lu}))(?=\S)/u

function isCoded(line: Line | undefined): boolean {
  return line?.kind === 'text' && coded.test(line.text)
}

/** "1.電源の冗長化", "（２）…", "①…", "・…": items as Japanese and Chinese letters write them, to Markdown plain lines. */
const listing = /^\s*(?:[（(]?(?<number>[0-9０-９]{1,2})(?:[.．](?!\d)|[)）、]|[:：](?!\d))|(?<circled>[①-⑳])|[・●○◆◇▪])\s*(?=[\p{L}「『])/u

/** How long the mark is of each line that is an item by it: numbers count up from one, and one alone is none. */
function findListed(lines: readonly Line[]): ReadonlyMap<Line, number> {
  const found = new Map<Line, number>()
  let run: [Line, number][] = []
  const close = (): void => {
    if (run.length >= 2) for (const [line, mark] of run) found.set(line, mark)
    run = []
  }
  for (const line of lines) {
    const match = line.kind === 'text' ? listing.exec(line.text.slice(0, 60)) : null
    if (!match) continue
    const {number, circled} = match.groups ?? {}
    if (number === undefined && circled === undefined) {
      found.set(line, match[0].length)
      continue
    }
    const count = circled === undefined ? Number(number?.normalize('NFKC')) : (circled.codePointAt(0) ?? 0) - 0x245f
    if (count !== run.length + 1) close()
    if (count === run.length + 1) run.push([line, match[0].length])
  }
  close()
  return found
}

function isLabelLine(text: string): boolean {
  const first = readLabels(text.trim())[0]
  return first?.start === 0 && first.field !== 'title'
}

/** "Check the spare keys. Owner: Security. Target: 15 April": a line that is one step with its values behind it. */
function endsInLabels(text: string): boolean {
  if (!/[:：]/.test(text)) return false
  const labels = readLabels(text)
  const fields = new Set(labels.map(({field}) => field))
  const [first] = labels
  return (
    first !== undefined &&
    first.start > 0 &&
    labels.length >= 2 &&
    fields.size === labels.length &&
    fields.has('owner') &&
    splitSentences(text.slice(0, first.start)).length === 1
  )
}

/** A line that heads those below it: bold from end to end, or short with a colon behind words that say a state, a term or an owner. */
function isGroupLine(text: string): boolean {
  return (
    /^(?:\*\*|__)(?:(?!\*\*|__).)*(?:\*\*|__)[:：]?$/.test(text) ||
    (/[:：]$/.test(text) && text.length < 60 && (readHeadingStatus(text) !== undefined || isTeam(text.slice(0, -1))))
  )
}

function withLead(group: ActionGroup, lead: string): ActionGroup {
  return {
    ...group,
    status: group.status ?? (/\b(?:implemented|completed|done|made|taken|deployed)\b/i.test(lead) && !/\b(?:will|to) be\b/i.test(lead) ? 'done' : undefined),
  }
}

/** An item that only heads those nested in it: "**Monitoring**", "Short term:", "Platform"; or one without a box above others with boxes. */
function opensGroup(line: Line, next: Line | undefined): boolean {
  if (next?.kind !== 'item' || next.depth <= line.depth || next.outerStart >= line.outerEnd) return false
  const text = line.text.trim()
  if (line.checked === undefined && next.checked !== undefined) return true
  if (isLabelLine(next.text)) return false
  return /[:：]\s*(?:\*\*|__)?$/.test(text) || /^(?:\*\*|__)[^*_]+(?:\*\*|__)[:：]?$/.test(text) || text.split(/\s+/).length <= 3
}

function toGroup(text: string, head: Line | undefined, isOwning: boolean): ActionGroup {
  const plain = text
    .replace(/[*_`#]/g, '')
    .replace(/[:：]\s*$/, '')
    .trim()
  const stated = readLabels(plain).find(({field, start}) => field === 'owner' && start === 0)?.value
  return {
    group: plain === '' ? undefined : plain,
    head,
    status: readHeadingStatus(plain),
    owner: stated ?? (isOwning ? plain : undefined),
    kind: readKind(plain),
  }
}

function onlyStated(group: ActionGroup): Partial<ActionGroup> {
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== undefined))
}

/** Whether heads are owners: every one of them is a team or a person. "Platform, Data, Support" are; "Monitoring, Process, Data" are subjects. */
function headOwners(lines: readonly Line[]): {items: boolean; headings: boolean} {
  const items = lines.filter((line, index) => line.kind === 'item' && opensGroup(line, lines[index + 1])).map(line => line.text)
  const headings = lines.filter(line => line.kind === 'heading' || (line.kind === 'text' && isGroupLine(line.text.trim()))).map(line => line.text)
  return {items: areOwners(items), headings: areOwners(headings)}
}

function areOwners(heads: readonly string[]): boolean {
  const plain = heads.map(head => head.replace(/[*_`#:：]/g, '').trim())
  return plain.length > 0 && plain.some(isTeam) && plain.every(head => isTeam(head) || (isPerson(head) && findActionField(head) === undefined))
}
