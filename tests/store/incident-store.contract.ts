import {describe} from 'vitest'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {describeAbsence} from './contract/absence.ts'
import {describeActionTraces} from './contract/action-traces.ts'
import {describeCrossReferences} from './contract/cross-references.ts'
import {describeEarlierActions} from './contract/earlier-actions.ts'
import {describeFiltering} from './contract/filtering.ts'
import {describeFinding} from './contract/finding.ts'
import {describeHostileSearching} from './contract/hostile-searching.ts'
import {describeInsights} from './contract/insights.ts'
import {describePatterns} from './contract/patterns.ts'
import {describePublishing} from './contract/publishing.ts'
import {describeRecurrences} from './contract/recurrences.ts'
import {describeRemediation} from './contract/remediation.ts'
import {describeReporting} from './contract/reporting.ts'
import {describeSearching} from './contract/searching.ts'
import {describeServices} from './contract/services.ts'
import {describeTurning} from './contract/turning.ts'
import {describeVisibility} from './contract/visibility.ts'

/** What every store has to do, whatever it keeps its rows in; `open` gives an empty one, and whoever opened it removes it. */
export function describeIncidentStore(name: string, open: () => Promise<IncidentStore>): void {
  describe(name, () => {
    describePublishing(open)
    describeFinding(open)
    describeFiltering(open)
    describeTurning(open)
    describeSearching(open)
    describeHostileSearching(open)
    describeReporting(open)
    describeRemediation(open)
    describeCrossReferences(open)
    describeEarlierActions(open)
    describeRecurrences(open)
    describeActionTraces(open)
    describeServices(open)
    describePatterns(open)
    describeInsights(open)
    describeVisibility(open)
    describeAbsence(open)
  })
}
