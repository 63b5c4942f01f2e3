import {autocompletion, type CompletionContext, type CompletionResult} from '@codemirror/autocomplete'
import type {EditorState, Extension} from '@codemirror/state'
import type {KnownNames} from '#src/features/editor/editor-setup.ts'
import type {Suggested} from '#src/ui/suggest-box.ts'
import {type CaretPlace, listCompletions} from './list-completions.ts'

/** Suggests names while somebody types where only some can be meant; elsewhere prose stays prose. */
export function completeNames(names: KnownNames): Extension {
  return autocompletion({icons: false, override: [context => complete(context, names)]})
}

async function complete(context: CompletionContext, names: KnownNames): Promise<CompletionResult | null> {
  const found = listCompletions(findCaret(context.state, context.pos), names)
  if (!found) return null
  const from = context.pos - found.length
  if ('options' in found)
    return {from, options: found.options.map(({label, detail, apply}) => ({label, ...(detail && {detail}), ...(apply && {apply})})), validFor: /^[\w@/. -]*$/}
  if (found.incident.trim() === '') return null
  const suggested = await findIncidents(found.incident)
  if (context.aborted) return null
  // The server compares by words of the title, not by the id that is written.
  return {from, filter: false, options: suggested.map(({id, title}) => ({label: title, detail: id, apply: writeLink(context, id)}))}
}

function writeLink({state, pos}: CompletionContext, id: string): string {
  return state.sliceDoc(pos, pos + 2) === ']]' ? id : `${id}]]`
}

async function findIncidents(words: string): Promise<readonly {readonly id: string; readonly title: string}[]> {
  try {
    const response = await fetch(`/suggestions?q=${encodeURIComponent(words)}`)
    const suggested = (await response.json()) as readonly Suggested[]
    return suggested.flatMap(({href, label, note}) => (note === 'incident' ? [{id: decodeURIComponent(href.replace('/incidents/', '')), title: label}] : []))
  } catch {
    // Out of reach: an id can be typed.
    return []
  }
}

/** Where the caret stands; looks up as far as the heading above, and no further than anybody's section is long. */
export function findCaret({doc}: EditorState, pos: number): CaretPlace {
  const line = doc.lineAt(pos)
  const end = findFrontMatterEnd(doc)
  const isFrontMatter = line.number > 1 && line.number < end
  let listKey: string | undefined
  let heading = ''
  for (let number = line.number - 1; number >= Math.max(1, line.number - farthest); number--) {
    const {text} = doc.line(number)
    if (isFrontMatter) {
      listKey = /^([a-z_]+):[ \t]*$/.exec(text)?.[1]
      if (listKey !== undefined || !/^[ \t]+|^-/.test(text)) break
    } else {
      const [, found] = /^#{1,4}[ \t]+(.*)$/.exec(text) ?? []
      if (found === undefined) continue
      heading = found.toLowerCase()
      break
    }
  }
  return {before: line.text.slice(0, pos - line.from), isFrontMatter, listKey, heading}
}

const farthest = 2000

/** The number of the line that ends the front matter; 0 where there is none. */
function findFrontMatterEnd(doc: EditorState['doc']): number {
  if (doc.line(1).text.trimEnd() !== '---') return 0
  for (let number = 2; number <= Math.min(doc.lines, farthest); number++) if (doc.line(number).text.trimEnd() === '---') return number
  return 0
}
