import {type PageAddress, takeShown, writePageAddress} from '#src/features/incident/page-address.ts'

type ShowAllProps = {
  readonly which: readonly number[]
  readonly address: PageAddress
  /** What the items are called, and what their addresses begin with. */
  readonly noun: string
  readonly anchor: string
}

/** The way to the rest of a list of which only the beginning stands here; nothing where all of it does. */
export function ShowAll({which, address, noun, anchor}: ShowAllProps) {
  const shown = takeShown(which, address).length
  if (shown === which.length) return null
  return (
    <p className="show-all">
      <a className="button" href={`${writePageAddress({...address, isWhole: true})}#${anchor}-${(which[shown] ?? 0) + 1}`}>
        Show all {which.length.toLocaleString('en-US')} {noun}
      </a>
    </p>
  )
}
