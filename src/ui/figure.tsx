import type {ReactNode} from 'react'

type FigureProps = {
  readonly label: string
  /** Undefined where there is no number to show. */
  readonly number: ReactNode | undefined
  /** What stands there instead. */
  readonly absent?: string
  /** What the number is made of, or why there is none. */
  readonly note: ReactNode
  readonly differs?: boolean
  /** For one that speaks for several. */
  readonly isWide?: boolean
}

/** A number with its label and what it is made of. Stands in a `<dl className="figures">`. */
export function Figure({label, number, absent = 'Not stated', note, differs = false, isWide = false}: FigureProps) {
  return (
    <div className={isWide ? 'figure-wide' : undefined}>
      <dt>{label}</dt>
      <dd>
        <div className={number === undefined ? 'figure-number figure-absent' : 'figure-number'}>{number ?? absent}</div>
        <div className={differs ? 'figure-note differs' : 'figure-note'}>{note}</div>
      </dd>
    </div>
  )
}
