import {toFactAnchor} from '#src/features/incident/page-address.ts'
import {formatLikeness, likenessNames} from '#src/features/relations/relation-words.ts'
import type {Likeness, LikenessPassage} from '#src/library/relate/likeness.ts'
import {toPassageHref} from '#src/library/search/to-passage-href.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type LikenessesProps = {
  readonly likenesses: readonly Likeness[]
  /** The addresses of the two incidents. */
  readonly own: string
  readonly other: string
}

/** In what two incidents are alike, each with the passages of both that say so. Found by the program, so that it is to be verified. */
export function Likenesses({likenesses, own, other}: LikenessesProps) {
  if (likenesses.length === 0) return null
  return (
    <ul className="likenesses">
      {likenesses.map(({kind, what, between: [here, there]}) => (
        <li key={`${kind} ${what}`}>
          <details>
            <summary>
              {likenessNames[kind]}: <bdi>{clampText(formatLikeness({kind, what}), 60)}</bdi>
            </summary>
            <p>here: {kind === 'same-service' ? <Service name={what} page={own} /> : <Passage passage={here} page={own} />}</p>
            <p>there: {kind === 'same-service' ? <Service name={what} page={other} /> : <Passage passage={there} page={other} />}</p>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** A service is named among the facts of a page, and by no sentence. */
function Service({name, page}: {readonly name: string; readonly page: string}) {
  return (
    <a href={`${page}#${toFactAnchor('Affected')}`}>
      affected: <bdi>{clampText(name, 60)}</bdi>
    </a>
  )
}

/** What a document says, as a link to where it says so. */
export function Passage({passage, page}: {readonly passage: LikenessPassage; readonly page: string}) {
  return (
    <a href={toPassageHref(page, {...passage, kind: undefined, heading: undefined, parts: []})}>
      <q>{clampText(passage.text, 200)}</q>
    </a>
  )
}
