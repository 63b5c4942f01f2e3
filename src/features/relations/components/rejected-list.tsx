import type {Rejected} from '#src/features/relations/relation-queries.ts'
import {relationNames} from '#src/features/relations/relation-words.ts'
import {writeRelationsAddress} from '#src/features/relations/relations-address.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'

type RejectedListProps = {
  /** Undefined for who may not decide. */
  readonly rejected: Rejected | undefined
  /** Where this list itself begins. */
  readonly after: string | undefined
}

/** What was rejected, by whom and why, each with a way to take it back. */
export function RejectedList({rejected, after}: RejectedListProps) {
  if (!rejected) {
    return (
      <EmptyState title="What was rejected is for editors.">
        <p>
          If you are one, sign in first.{' '}
          <a className="link" href={writeRelationsAddress({})}>
            To what is proposed
          </a>
        </p>
      </EmptyState>
    )
  }
  const {shown, next} = rejected
  if (shown.length === 0) {
    return (
      <EmptyState title={after === undefined ? 'No proposal is rejected.' : 'No more are rejected.'}>
        <p>What editors say no to stands here, and can be taken back.</p>
      </EmptyState>
    )
  }
  const backHref = writeRelationsAddress({show: 'rejected', after})
  return (
    <>
      <ol className="rejections">
        {shown.map(({id, one, other, titles, type, at, actor, reason}) => (
          <li key={id}>
            <div>
              <p className="rejection-pair">
                <IncidentLink id={one} title={titles[0]} isRow /> <span className="dim">and</span> <IncidentLink id={other} title={titles[1]} />
              </p>
              {reason !== undefined && (
                <p className="rejection-reason">
                  <bdi>{reason}</bdi>
                </p>
              )}
              <p className="rejection-who">
                Not “{relationNames[type].toLowerCase()}”, says <bdi>{actor}</bdi>,{' '}
                <time dateTime={at}>{formatMoment({at, precision: 'minute', approximate: false, zone: 'UTC'}, 'UTC')}</time> UTC
              </p>
            </div>
            <form action="/patterns/relations/reopen" method="post" className="screen-only">
              <input type="hidden" name="rejection" value={id} />
              <input type="hidden" name="back" value={backHref} />
              <button type="submit" className="button" aria-label={`Take back: ${clampText(titles[0], 80)}, ${clampText(titles[1], 80)}`}>
                Take back
              </button>
            </form>
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <p className="mt-6">
          <a className="button" href={writeRelationsAddress({show: 'rejected', after: next})} rel="next">
            Earlier ones
          </a>
        </p>
      )}
    </>
  )
}

function IncidentLink({id, title, isRow = false}: {readonly id: string; readonly title: string; readonly isRow?: boolean}) {
  return (
    <a className="link" href={`/incidents/${encodeURIComponent(id)}`} data-row={isRow ? '' : undefined}>
      <bdi>{clampText(title)}</bdi>
    </a>
  )
}
