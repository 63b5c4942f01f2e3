import 'server-only'
import {countActionFacets, countTraces, coverActions, listActionLives, listActions} from '#src/features/remediation/remediation-queries.ts'
import {readCached} from '#src/features/shell/read-cached.ts'
import {compareCompletion} from '#src/library/remediation/compare-completion.ts'
import {estimateCompletion, supposeMedians} from '#src/library/remediation/estimate-completion.ts'
import {followActions} from '#src/library/remediation/follow-actions.ts'
import {measureAges} from '#src/library/remediation/measure-ages.ts'
import {toBurnUp} from '#src/library/remediation/to-burn-up.ts'
import {toHorizon} from './lay-out-curves.ts'
import type {FiguresFilters} from './read-figures-filters.ts'
import {writeFiguresFilters} from './write-figures-filters.ts'

/** Everything that the page of figures shows. */
export type FiguresView = Awaited<ReturnType<typeof findFigures>>

/** How many of a list stand on the page; the rest is a link away. */
const mostListed = 8

/** The figures of the actions that some filters leave. */
export function findFigures(filters: FiguresFilters) {
  return readCached(`remediation figures ${writeFiguresFilters(filters)}`, () => collectFigures(filters))
}

async function collectFigures(filters: FiguresFilters) {
  const list = (status: 'wont-do' | 'candidate') => listActions({...filters, status: [status]}, {order: 'newest', limit: mostListed})
  const [coverage, facets, lives, traces, wontDo, candidates] = await Promise.all([
    coverActions(filters),
    countActionFacets(filters),
    listActionLives(filters),
    countTraces(filters),
    list('wont-do'),
    list('candidate'),
  ])
  const {today} = wontDo
  const placed = followActions(lives, today)
  const curve = estimateCompletion(placed.followed)
  return {
    coverage,
    facets,
    traces,
    wontDo,
    candidates,
    followed: placed,
    curve,
    horizon: toHorizon(curve),
    supposed: supposeMedians(placed),
    ...compareCompletion(placed.followed),
    ages: measureAges(placed.followed),
    months: toBurnUp(placed.followed, today),
    today,
  }
}
