import 'server-only'
import {IncidentPage} from '#src/features/incident/components/incident-page.tsx'
import {PostmortemTab} from '#src/features/incident/components/postmortem-tab.tsx'
import {type IncidentView, toView} from '#src/features/incident/incident-queries.ts'
import {lookAtImages} from '#src/features/incident/look-at-images.ts'
import {readPageAddress} from '#src/features/incident/page-address.ts'
import {toIncidentZone} from '#src/features/incident/to-incident-zone.ts'
import {toShownZone} from '#src/features/incident/to-shown-zone.ts'
import {toStory} from '#src/features/incident/to-story.ts'
import {readFresh} from '#src/features/shell/read-cached.ts'
import {readTimesSetting} from '#src/features/shell/read-times-setting.ts'
import {findServer} from '#src/features/shell/screen.tsx'
import type {Evidence} from '#src/incident/evidence.ts'
import {toReadHints} from '#src/postmortem/rules/settings.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {openText} from '#src/server/save-documents.ts'
import {showBidi} from '#src/ui/show-bidi.ts'
import type {PreviewAnswer, PreviewPlace} from './preview-answer.ts'

/**
 * Writes the page that a text would be: read by the server's reader, made of the page's own components, its links resolved for the one who
 * writes. What an incident has to do with others is shown to those who may change it.
 */
export async function writePreview(visitor: Visitor, incidentId: string | undefined, text: string): Promise<PreviewAnswer> {
  const {reader, environment} = await hindsight()
  const opened = incidentId === undefined ? undefined : await openText(visitor, incidentId)
  if (opened && 'refusal' in opened) return {problem: opened.refusal}
  const file = opened?.file ?? 'new.md'
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > environment.maxFileBytes) return {problem: `A text of more than ${Math.floor(environment.maxFileBytes / 1024)} KiB is not read.`}
  const view = await readFresh(async (asking): Promise<IncidentView | string> => {
    const reading = await reader.read(file, bytes, toReadHints(asking.settings))
    if (!('document' in reading)) return reading.problem.message
    const {incident, html, diagnostics} = reading.document
    const drawn = await toView({incident, html, diagnostics, markdown: text, file, stale: undefined}, asking)
    return {...drawn, html: (await lookAtImages(incident.id, drawn.html)).html}
  })
  if (typeof view === 'string') return {problem: view}
  const {zone} = toShownZone(await readTimesSetting(undefined), toIncidentZone(view.incident))
  const address = readPageAddress({show: 'all'})
  const page = (
    <IncidentPage view={view} neighbours={{previous: undefined, next: undefined}} zone={zone} address={address}>
      <PostmortemTab view={view} zone={zone} address={address} editable={new Map()} />
    </IncidentPage>
  )
  const html = showBidi(findServer().renderToStaticMarkup(page))
  return {html, places: listPlaces(view), diagnostics: view.diagnostics.filter(({rule}) => libraryRules.includes(rule))}
}

/** What the reader in the browser cannot know. */
const libraryRules: readonly string[] = ['dangling-link']

/** Where the page's parts stand in the text, in its order. */
function listPlaces({incident}: IncidentView): readonly PreviewPlace[] {
  const {sections, timeline, factors, actions, updates} = incident
  const ids = (name: string, items: readonly {readonly evidence: Evidence}[]): readonly PreviewPlace[] =>
    items.map(({evidence}, at) => ({id: `${name}-${at + 1}`, at: evidence.start.offset}))
  const parts = toStory(incident).flatMap(({id, section}): readonly PreviewPlace[] => {
    const at = section === undefined ? undefined : sections[section]?.evidence.start.offset
    return at === undefined ? [] : [{id, at}]
  })
  const all = [{id: 'head', at: 0}, ...parts, ...ids('t', timeline), ...ids('factor', factors), ...ids('action', actions), ...ids('update', updates)]
  return all.toSorted((a, b) => a.at - b.at)
}
