import type {Person} from '#src/incident/person.ts'

/** The parts of the frame that say who is signed in. */
export const accountPlaces = ['rail', 'menu'] as const
export type AccountPlaceName = (typeof accountPlaces)[number]

/** Where `AccountLink` goes in the HTML of a page; no document's HTML can hold this attribute. */
export function toAccountPlace(name: AccountPlaceName): string {
  return `<span data-account-place="${name}"></span>`
}

/** Marks that place. */
export function AccountPlace({name}: {readonly name: AccountPlaceName}) {
  return <span data-account-place={name} />
}

/** The way to one's account and out of it, or to where one signs in. */
export function AccountLink({person, place, isCurrent}: {readonly person: Person | undefined; readonly place: AccountPlaceName; readonly isCurrent: boolean}) {
  const look = place === 'rail' ? 'rail-link' : 'button'
  if (!person)
    return (
      <a className={look} href="/login" title="Sign in">
        <span>Sign in</span>
      </a>
    )
  return (
    <>
      <a className={look} href="/account" title="Your account" aria-current={isCurrent ? 'page' : undefined}>
        <span>{person.name}</span>
      </a>
      <form action="/account/sign-out" method="post" data-palette-name="Sign out">
        <button type="submit" className={place === 'rail' ? 'rail-button' : 'button'}>
          Sign out
        </button>
      </form>
    </>
  )
}
