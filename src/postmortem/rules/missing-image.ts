import type {Span} from '#src/incident/evidence.ts'
import {type SourceText, toSourceText, toSpan} from '#src/postmortem/document/source-text.ts'
import {resolveImage} from '#src/postmortem/render/resolve-image.ts'
import {type Rule, report} from './rule.ts'

export const missingImage: Rule = {
  id: 'missing-image',
  group: 'links',
  level: 'warning',
  summary: 'An image that is no file of the content folder.',
  explanation:
    'The address is that of a file beside the document, or in a folder below: `![The queue](images/queue.png)`. Names are those of the file to the letter, upper and lower case included. Found by `kb check` of a folder and on the page; a file by itself does not tell.',
  examples: undefined,
  checkLibrary: ({images, text}) => {
    if (!images || images.missing.size === 0) return []
    const places = text === undefined ? new Map<string, Span>() : findPlaces(toSourceText(text), images.file, images.missing)
    return [...images.missing].map(path => report(missingImage, places.get(path), `Unexpected image “${path}”, expected a file of the content folder`))
  },
}

/** Where an image is first named: in Markdown, in a definition that Markdown refers to, or in HTML. */
const address = /(?:\]\([ \t]*<?|\]:[ \t]*<?|\bsrc=["']?)(?<address>[^\s<>()"']{1,500})/g

function findPlaces(source: SourceText, file: string, missing: ReadonlySet<string>): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>()
  for (const match of source.text.matchAll(address)) {
    const written = match.groups?.address ?? ''
    const target = resolveImage(written, file)
    if (target.kind !== 'file' || !missing.has(target.path) || places.has(target.path)) continue
    const end = match.index + match[0].length
    places.set(target.path, toSpan(source, end - written.length, end))
  }
  return places
}
