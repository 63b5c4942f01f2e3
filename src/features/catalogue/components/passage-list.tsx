import type {FoundPassage} from '#src/library/search/document-passage.ts'
import {toPassageHref, toPassageName} from '#src/library/search/to-passage-href.ts'
import {Marked} from './marked.tsx'

/** Where a search was found in an incident: each passage with the name of its place, which leads there. */
export function PassageList({href, passages}: {readonly href: string; readonly passages: readonly FoundPassage[]}) {
  return (
    <ul className="passages">
      {passages.map((passage, place) => (
        // Two paragraphs of one section have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place}>
          <a className="link" href={toPassageHref(href, passage)}>
            {toPassageName(passage)}
          </a>{' '}
          <bdi>
            <Marked parts={passage.parts} />
          </bdi>
        </li>
      ))}
    </ul>
  )
}
