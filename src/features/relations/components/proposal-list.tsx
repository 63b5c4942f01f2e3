import type {Waiting} from '#src/features/relations/relation-queries.ts'
import {relationNames} from '#src/features/relations/relation-words.ts'
import {type RelationsAddress, writeRelationsAddress} from '#src/features/relations/relations-address.ts'
import {plural} from '#src/features/services/plural.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {ProposalCard} from './proposal-card.tsx'

type ProposalListProps = {readonly waiting: Waiting; readonly address: RelationsAddress}

/** The proposals of a stretch of the library, and ways to the stretches before and after it. */
export function ProposalList({waiting, address}: ProposalListProps) {
  const {proposals, counts, before, looked, total, previous, next, mayDecide} = waiting
  const {type, turn} = address
  const ownHref = writeRelationsAddress({type, turn})
  if (total === 0) {
    return (
      <EmptyState title="There are no incidents to compare yet.">
        <p>
          Once two accounts say the same thing, they stand here side by side.{' '}
          <a className="link" href="/incidents">
            To the incidents
          </a>
        </p>
      </EmptyState>
    )
  }
  const all = counts.reduce((sum, {count}) => sum + count, 0)
  return (
    <>
      <p className="relations-looked">
        {describeLooked(before, looked, total)} looked at, newest first: <b>{plural(proposals.length, 'proposal')}</b>.
      </p>
      {counts.length > 0 && (
        <nav className="relations-lists screen-only" aria-label="Kinds of relation">
          <Kind name="All" count={all} href={writeRelationsAddress({turn})} isCurrent={type === undefined} />
          {counts.map(each => (
            <Kind
              key={each.type}
              name={relationNames[each.type]}
              count={each.count}
              href={writeRelationsAddress({turn, type: each.type})}
              isCurrent={type === each.type}
            />
          ))}
        </nav>
      )}
      {proposals.length > 0 ? (
        <ol className="proposals">
          {proposals.map((proposal, place) => (
            <ProposalCard key={`${proposal.from} ${proposal.to}`} proposal={proposal} place={place + 1} mayDecide={mayDecide} backHref={ownHref} />
          ))}
        </ol>
      ) : (
        <EmptyState title={type ? `No “${relationNames[type].toLowerCase()}” is proposed here.` : 'Nothing to decide here.'}>
          <p>
            {next
              ? 'Older incidents may have something in common: go on below.'
              : 'Relations that authors state, with related: or [[links]], need no proposal. New ones appear when a postmortem is published.'}
          </p>
        </EmptyState>
      )}
      {(previous ?? next) && (
        <nav className="relations-turn screen-only" aria-label="Pages">
          {previous && (
            <a className="button" href={writeRelationsAddress({type, turn: previous})} rel="prev">
              Newer incidents
            </a>
          )}
          {next && (
            <a className="button" href={writeRelationsAddress({type, turn: next})} rel="next">
              Older incidents
            </a>
          )}
        </nav>
      )}
    </>
  )
}

type KindProps = {readonly name: string; readonly count: number; readonly href: string; readonly isCurrent: boolean}

function Kind({name, count, href, isCurrent}: KindProps) {
  return (
    <a className="chip" href={href} aria-current={isCurrent ? 'true' : undefined}>
      {name} {count}
    </a>
  )
}

function describeLooked(before: number, looked: number, total: number): string {
  if (before === 0 && looked === total) return `All ${plural(total, 'incident')}`
  if (before === 0) return `${looked} of ${plural(total, 'incident')}`
  return `Incidents ${(before + 1).toLocaleString('en-US')} to ${(before + looked).toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`
}
