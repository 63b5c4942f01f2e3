import type {ReactNode} from 'react'

type NothingDonePageProps = {
  readonly title: string
  readonly reason: string
  /** What else there is to say, and what was typed, between the reason and the way back. */
  readonly children?: ReactNode
  readonly backHref: string
  readonly back: string
}

/** Why nothing came of what a form asked for, and a way back. */
export function NothingDonePage({title, reason, children, backHref, back}: NothingDonePageProps) {
  return (
    <div className="settings outcome">
      <h1>{title}</h1>
      <p className="outcome-why" role="alert">
        {reason.replace(saidAbove, '')}
      </p>
      {children}
      <p className="mt-6">
        <a className="button" href={backHref}>
          {back}
        </a>
      </p>
    </div>
  )
}

/** What refuses a change says so at its end, and here it is the heading. */
const saidAbove = / Nothing was done\.$/

/** What somebody had written, so that it is not lost; nothing where nothing was. */
export function TypedText({typed, rows}: {readonly typed: string; readonly rows: number}) {
  if (typed === '') return null
  return (
    <figure className="review-typed">
      <figcaption>What you wrote, to be taken along</figcaption>
      <textarea className="review-text" readOnly rows={rows} defaultValue={typed} aria-label="What you wrote" />
    </figure>
  )
}
