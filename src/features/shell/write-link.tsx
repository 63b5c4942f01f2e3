/** The parts of the frame that lead to a new postmortem. */
export const writePlaces = ['bar', 'menu'] as const
export type WritePlaceName = (typeof writePlaces)[number]

/** Where `WriteLink` goes in the HTML of a page; no document's HTML can hold this attribute. */
export function toWritePlace(name: WritePlaceName): string {
  return `<span data-write-place="${name}"></span>`
}

/** Marks that place. */
export function WritePlace({name}: {readonly name: WritePlaceName}) {
  return <span data-write-place={name} />
}

/** The way to a new postmortem, for those who may write one. */
export function WriteLink({place}: {readonly place: WritePlaceName}) {
  return (
    <a className={place === 'bar' ? 'button button-primary bar-new' : 'button'} href="/new">
      New postmortem
    </a>
  )
}
