import {formatCoverage} from '#src/features/remediation/figures/describe-figures.ts'
import type {FiguresView} from '#src/features/remediation/figures/figures-queries.ts'
import type {FiguresFilters} from '#src/features/remediation/figures/read-figures-filters.ts'
import {listFields, writeFiguresFilters} from '#src/features/remediation/figures/write-figures-filters.ts'
import {plural} from '#src/features/services/plural.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {Figure} from '#src/ui/figure.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {AgesSection} from './ages-section.tsx'
import {BurnUpSection} from './burn-up-section.tsx'
import {CompletionSection} from './completion-section.tsx'
import {FiguresFilterForm} from './figures-filters.tsx'
import {OutcomeSection} from './outcome-section.tsx'

type FiguresPageProps = {readonly view: FiguresView; readonly filters: FiguresFilters}

/** What is known of remediation as a whole, each figure with what it is counted among; nothing here is counted by person. */
export function FiguresPage({view, filters}: FiguresPageProps) {
  const {coverage} = view
  const isNarrowed = listFields(filters).length > 0
  return (
    <div className="figures-page">
      <header>
        <Trail href="/remediation" name="Remediation">
          Figures
        </Trail>
        <h1>Remediation in figures</h1>
        <p className="figures-of">
          {plural(coverage.total, 'action')} of {plural(coverage.incidents, 'incident')}.{' '}
          {coverage.total > 0 && (
            <a className="link" href={writeFiguresFilters(filters, '/remediation')}>
              Show {coverage.total === 1 ? 'it' : 'them'}
            </a>
          )}
        </p>
        <FiguresFilterForm filters={filters} facets={view.facets} />
      </header>
      {coverage.total === 0 ? (
        <EmptyState title={isNarrowed ? 'No action matches.' : 'No incident has an action yet.'}>
          <p>
            {isNarrowed ? (
              <a className="link" href="/remediation/figures">
                Show the figures of all actions
              </a>
            ) : (
              'Actions stand in a postmortem’s section “Remediation”, one to a line.'
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <Strip coverage={coverage} />
          <CompletionSection view={view} />
          <AgesSection view={view} />
          <BurnUpSection view={view} />
          <OutcomeSection view={view} />
        </>
      )}
    </div>
  )
}

function Strip({coverage}: Pick<FiguresView, 'coverage'>) {
  const {open, openWithDue, openWithOwner, overdue, done, doneWithDay, doneWithProof, wontDo, wontDoWithReason, candidates, total} = coverage
  return (
    <dl className="figures">
      <Figure label="Open" number={open.toLocaleString('en-US')} note={open === 0 ? 'nothing is open' : `${count(openWithOwner)} have an owner`} />
      <Figure label="Overdue" number={overdue.toLocaleString('en-US')} note={formatCoverage(openWithDue, open, 'open action', ['has', 'have'], 'a due date')} />
      <Figure
        label="Done"
        number={done.toLocaleString('en-US')}
        note={done === 0 ? `of ${plural(total, 'action')}` : `${count(doneWithDay)} say when, ${count(doneWithProof)} show proof`}
      />
      <Figure label="Decided against" number={wontDo.toLocaleString('en-US')} note={wontDo === 0 ? 'none' : `${count(wontDoWithReason)} give a reason`} />
      <Figure label="Proposed" number={candidates.toLocaleString('en-US')} note="not agreed" />
    </dl>
  )
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
