import type {SharedThing} from '#src/features/compare/list-shared.ts'

/** In how many of the incidents something is, in words, and in which of them, as filled dots in their order. Nothing where it is in one alone. */
export function SharedMark({thing, of}: {readonly thing: SharedThing | undefined; readonly of: number}) {
  if (!thing) return null
  const places = new Set(thing.among.map(({place}) => place))
  return (
    <span className="shared-mark">
      <span aria-hidden="true">{Array.from({length: of}, (_, place) => (places.has(place) ? '●' : '○')).join('')}</span> in {places.size} of {of}
    </span>
  )
}
