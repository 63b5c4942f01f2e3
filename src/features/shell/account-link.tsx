import type {Person} from '#src/incident/person.ts'

/** Where `AccountLink` goes in the HTML of a page; no document's HTML can hold this attribute. */
export const accountPlace = '<span data-account-place=""></span>'

/** Marks that place. */
export function AccountPlace() {
  return <span data-account-place="" />
}

/** The way to one's account, or to where one signs in. */
export function AccountLink({person}: {readonly person: Person | undefined}) {
  return person ? (
    <a className="account-link" href="/account" title={`Your account: ${person.email}`}>
      <span>{person.name}</span>
    </a>
  ) : (
    <a className="account-link" href="/login">
      Sign in
    </a>
  )
}
