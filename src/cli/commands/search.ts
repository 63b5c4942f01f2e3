import {Command, InvalidArgumentError} from 'commander'
import {say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {type IncidentRow, noFilters} from '#src/library/incident-store.ts'
import {correctNames, openMeantNames} from '#src/library/search/correct-names.ts'
import type {FoundPassage} from '#src/library/search/document-passage.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {toPassageHref, toPassageName} from '#src/library/search/to-passage-href.ts'
import {readEnvironment} from '#src/server/environment.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import type {operator} from '#src/server/viewer.ts'

/** `kb search` */
export function searchCommand(): Command {
  return new Command('search')
    .description('Finds incidents: words, "phrases", -not, or, prefix*, and fields such as service:api severity:>=SEV2 during:2021-09.')
    .argument('<QUERY...>', 'as in the search field of the app; see docs/search.md')
    .option('--limit <NUMBER>', 'how many incidents to print at most', readLimit, 10)
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nPut a query with -words in quotation marks: kb search "redis -staging". Searches the index as the last sync left it.\nExit codes: 0 something was found; 1 nothing was; 2 misuse.',
    )
    .action(search)
}

async function search(query: readonly string[], {limit, json = false}: {limit: number; json?: boolean}): Promise<void> {
  const [{openHindsight}, {operator}] = await Promise.all([import('#src/server/hindsight.ts'), import('#src/server/viewer.ts')])
  const environment = readEnvironment()
  const hindsight = await openHindsight(environment)
  try {
    const words = query.join(' ')
    const {problems} = readSearchQuery(words)
    const today = new Date().toISOString().slice(0, 10)
    const asked = {filters: {...noFilters, words}, order: 'relevance', page: 1, pageSize: limit, today} as const
    const toHref = ({id}: IncidentRow, passage: FoundPassage): string => toPassageHref(`${environment.site.url}/incidents/${encodeURIComponent(id)}`, passage)
    const {rows, total, isPartial, corrected} = await searchIncidents(hindsight.store, operator, asked)
    const meant = total === 0 ? await findMeant(hindsight, operator, words, today) : undefined
    if (json) {
      const incidents = rows.map(row => ({
        id: row.id,
        title: row.title,
        date: row.date?.at ?? null,
        passages: row.passages.map(passage => toJson(passage, toHref(row, passage))),
      }))
      writeLine(JSON.stringify({query: words, corrected: corrected ?? null, meant: meant ?? null, isPartial, total, problems, incidents}, undefined, 2))
    } else {
      for (const problem of problems) say(problem)
      if (corrected !== undefined) say(`Nothing has all of “${words}”. These are for “${corrected}”.`)
      if (isPartial && total > 0) say('No incident has all of these words. These have some of them.')
      for (const row of rows) writeLine(toPrintableLines(writeRow(row, toHref)))
      if (meant !== undefined) say(`Nothing has all of “${words}”. Did you mean “${meant}”?`)
      say(
        total === 0
          ? 'No incident matches.'
          : total === 1
            ? '1 incident.'
            : `${total} incidents${total > rows.length ? `, the first ${rows.length} of them here` : ''}.`,
      )
    }
    if (total === 0) process.exitCode = 1
  } finally {
    await hindsight.close()
  }
}

/** The search with the names that nobody has replaced by those that they were probably meant for; undefined where there are none. */
async function findMeant({store, settings}: Hindsight, viewer: typeof operator, words: string, today: string): Promise<string | undefined> {
  const [
    facets,
    {
      settings: {serviceAliases},
    },
  ] = await Promise.all([store.countFacets(viewer, noFilters, today), settings()])
  const {text, names} = correctNames(words, openMeantNames(facets, serviceAliases))
  return names.length === 0 ? undefined : text
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new InvalidArgumentError('Expected a number from 1 to 200.')
  return limit
}

/** Each passage with where it stands on the incident's page, as in the app. */
function writeRow(row: IncidentRow, toHref: (row: IncidentRow, passage: FoundPassage) => string): string {
  const passages = row.passages.map(passage => `    ${toPassageName(passage)}: ${toText(passage)}\n        ${toHref(row, passage)}`)
  return [`${row.id}: ${row.title}`, ...passages].join('\n')
}

function toJson(passage: FoundPassage, href: string) {
  const {parts: _parts, kind, heading, place, index} = passage
  return {place, index, kind: kind ?? null, heading: heading ?? null, href, text: toText(passage)}
}

function toText({parts}: FoundPassage): string {
  return parts.map(({text}) => text).join('')
}
