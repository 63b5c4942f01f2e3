import {toPassageHref, toPassageName} from '#src/features/catalogue/to-passage-href.ts'
import type {FoundPassage} from '#src/library/search/document-passage.ts'
import {Marked} from './marked.tsx'

/** Where a search was found in an incident: each passage with the name of its place, which leads there. */
export function PassageList({id, passages}: {readonly id: string; readonly passages: readonly FoundPassage[]}) {
  return (
    <ul className="passages">
      {passages.map(passage => (
        <li key={`${passage.place}-${passage.index}`}>
          <a className="link" href={toPassageHref(id, passage)}>
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
