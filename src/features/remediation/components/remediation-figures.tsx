import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import {plural} from '#src/features/services/plural.ts'
import type {ActionCoverage, ActionFilters} from '#src/library/remediation-store.ts'
import {Figure} from '#src/ui/figure.tsx'

type RemediationFiguresProps = {
  readonly coverage: ActionCoverage
  readonly policy: {readonly broken: number; readonly breaking: number}
  readonly hasPolicies: boolean
  /** What the figures are of; each leads to those that it counts. */
  readonly filters: ActionFilters
}

/** How far remediation is, each figure with what it is counted among. */
export function RemediationFigures({coverage, policy, hasPolicies, filters}: RemediationFiguresProps) {
  const {total, open, openWithDue, openWithOwner, overdue, done, doneWithProof, wontDo, wontDoWithReason, incidents} = coverage
  const toHref = (more: ActionFilters) => writeActionFilters({...filters, ...more})
  const lead = (count: number, more: ActionFilters, isLate = false) =>
    count === 0 ? (
      0
    ) : (
      <a className={isLate ? 'late' : undefined} href={toHref(more)}>
        {count.toLocaleString('en-US')}
      </a>
    )
  return (
    <dl className="figures remediation-figures">
      <Figure label="Open" number={lead(open, {status: ['open', 'in-progress']})} note={`of ${plural(total, 'action')} in ${plural(incidents, 'incident')}`} />
      <Figure label="Overdue" number={lead(overdue, {due: ['overdue']}, true)} note={`${tell(openWithDue)} of ${tell(open)} open have a due date`} />
      {hasPolicies && (
        <Figure
          label="Past their policy"
          number={lead(policy.broken, {policy: ['broken']}, true)}
          note={
            policy.breaking > 0 ? (
              <a className="differs" href={toHref({policy: ['breaking']})}>
                {tell(policy.breaking)} more within a week
              </a>
            ) : (
              'none more within a week'
            )
          }
        />
      )}
      {/* Of somebody's own there are none without. */}
      {!filters.owner && !filters.team && (
        <Figure
          label="Without an owner"
          number={lead(open - openWithOwner, {status: ['open', 'in-progress'], owner: [undefined]})}
          note={`${tell(openWithOwner)} of ${tell(open)} open have one`}
        />
      )}
      <Figure label="Done" number={lead(done, {status: ['done']})} note={done === 0 ? 'none yet' : `${tell(doneWithProof)} of ${tell(done)} show proof`} />
      {wontDo > 0 && <Figure label="Won’t do" number={lead(wontDo, {status: ['wont-do']})} note={`${tell(wontDoWithReason)} of ${tell(wontDo)} say why`} />}
    </dl>
  )
}

function tell(count: number): string {
  return count.toLocaleString('en-US')
}
