import type {ReactNode} from 'react'

type TallyListProps = {
  readonly label: string
  readonly of: number
  readonly items: readonly {readonly key: string; readonly name: ReactNode; readonly href?: string; readonly count: number; readonly isAbsence?: boolean}[]
}

/** Values with how many incidents have each, as bars that are to scale with all of them. */
export function TallyList({label, of, items}: TallyListProps) {
  return (
    <ul className="tally-list" aria-label={label}>
      {items.map(({key, name, href, count, isAbsence = false}) => (
        <li key={key} className={isAbsence ? 'dim' : undefined}>
          {href === undefined ? <span>{name}</span> : <a href={href}>{name}</a>}
          <span className="count">{count}</span>
          <Bar share={count / Math.max(1, of)} />
        </li>
      ))}
    </ul>
  )
}

/** A share of one, as a line of that length. */
export function Bar({share}: {readonly share: number}) {
  return (
    <svg className="tally-bar" viewBox="0 0 100 4" width="100%" height="4" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 0h${Math.round(1000 * Math.min(share, 1)) / 10}v4H0z`} />
    </svg>
  )
}
