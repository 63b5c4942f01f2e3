import {type PageAddress, takeShown, writePageAddress} from '#src/features/incident/page-address.ts'

type ShowAllProps = {
  /** The address of the incident's page, without what it says besides. */
  readonly page: string
  readonly which: readonly number[]
  readonly address: PageAddress
  /** What the items are called, and what their addresses begin with. */
  readonly noun: string
  readonly anchor: string
}

/**
 * The way to the rest of a list of which only the beginning stands here; nothing where all of it does. Paper says what is missing, and where
 * all of it is printed from: no script may fetch it once printing has begun.
 */
export function ShowAll({page, which, address, noun, anchor}: ShowAllProps) {
  const shown = takeShown(which, address).length
  if (shown === which.length) return null
  const all = `${which.length.toLocaleString('en-US')} ${noun}`
  const whole = `${page}${writePageAddress({...address, isWhole: true, edit: undefined, list: undefined})}`
  return (
    <>
      <p className="show-all screen-only">
        <a className="button" href={`${writePageAddress({...address, isWhole: true})}#${anchor}-${(which[shown] ?? 0) + 1}`}>
          Show all {all}
        </a>
      </p>
      <p className="print-only">
        Printed here: the first {shown.toLocaleString('en-US')} of {all}. All of them are printed from <a href={whole}>{whole}</a>.
      </p>
    </>
  )
}
