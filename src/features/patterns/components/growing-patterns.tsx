import {count, formatStretch} from '#src/features/patterns/format-figures.ts'
import {writePatternAddress} from '#src/features/patterns/pattern-address.ts'
import {formatValue} from '#src/features/patterns/pattern-kinds.ts'
import type {findGrowing} from '#src/features/patterns/pattern-queries.ts'
import {noFilters} from '#src/library/incident-store.ts'

/** What has become more frequent, for the start page; nothing where the figures carry no such claim. */
export function GrowingPatterns({growing}: {readonly growing: Awaited<ReturnType<typeof findGrowing>>}) {
  const [first] = growing
  if (!first) return null
  return (
    <section className="growing" aria-labelledby="growing">
      <h2 id="growing" className="section-title">
        Patterns that are growing
      </h2>
      <ul>
        {growing.map(({kind, value, before, last}) => (
          <li key={`${kind} ${value}`}>
            <a href={`${writePatternAddress({of: kind, by: 'time', filters: noFilters, isWhole: false})}#growth`}>
              <bdi>{formatValue(kind, value)}</bdi>
            </a>{' '}
            <span className="count">
              {count(before)} → {count(last)} incidents
            </span>
          </li>
        ))}
      </ul>
      <p className="coverage">{formatStretch(first.periods.last)} against the year before, where it can hardly be chance.</p>
    </section>
  )
}
