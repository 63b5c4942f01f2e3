import type {Metadata} from 'next'
import {notFound, permanentRedirect} from 'next/navigation'
import {cache} from 'react'
import {MergeLink} from '#src/features/duplicates/components/merge-link.tsx'
import {mayMerge} from '#src/features/duplicates/merge-queries.ts'
import {mayEditText, mayWrite} from '#src/features/editor/may-write.ts'
import {HistoryTab} from '#src/features/incident/components/history-tab.tsx'
import {IncidentPage} from '#src/features/incident/components/incident-page.tsx'
import {PostmortemTab} from '#src/features/incident/components/postmortem-tab.tsx'
import {SourceTab} from '#src/features/incident/components/source-tab.tsx'
import {TraceTab} from '#src/features/incident/components/trace-tab.tsx'
import {ZoneSwitch} from '#src/features/incident/components/zone-switch.tsx'
import {findEarlierVersion, findHistory, mayReadHistory} from '#src/features/incident/history-queries.ts'
import {findIncidentView, findSource, type IncidentView, withAllReferences} from '#src/features/incident/incident-queries.ts'
import {findNeighbours} from '#src/features/incident/neighbour-queries.ts'
import {readPageAddress, writePageAddress} from '#src/features/incident/page-address.ts'
import {toIncidentZone} from '#src/features/incident/to-incident-zone.ts'
import {toShownZone} from '#src/features/incident/to-shown-zone.ts'
import {toSourceMarks} from '#src/features/incident/to-source-marks.ts'
import {findEarlierActions} from '#src/features/incident/trace-queries.ts'
import {mayMove} from '#src/features/moves/move-queries.ts'
import {RecurrenceNote} from '#src/features/recurrences/components/recurrence-note.tsx'
import {findRecurrenceNote} from '#src/features/recurrences/recurrence-queries.ts'
import {KnownNames} from '#src/features/remediation/components/action-form.tsx'
import {SavedNote} from '#src/features/remediation/components/saved-note.tsx'
import {findEditableActions} from '#src/features/remediation/find-editable-actions.ts'
import {readSaved} from '#src/features/remediation/read-saved.ts'
import {CommentScript} from '#src/features/review/components/comment-script.tsx'
import {ReviewTab} from '#src/features/review/components/review-tab.tsx'
import {longestPassage} from '#src/features/review/review-limits.ts'
import {findReview, mayJoinReview} from '#src/features/review/review-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {readTimesSetting} from '#src/features/shell/read-times-setting.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {preloadProse} from '#src/ui/preload-prose.ts'
import {showBidi} from '#src/ui/show-bidi.ts'

type PageRequest = {readonly params: Promise<{readonly id: string}>; readonly searchParams: Promise<AddressParams>}

export async function generateMetadata({params}: PageRequest): Promise<Metadata> {
  const {incident} = await findView((await params).id)
  return {title: showBidi(incident.title?.value ?? incident.id)}
}

/** Shows an incident: its figures, its course, and its postmortem or its source. */
export default async function Page({params, searchParams}: PageRequest) {
  preloadProse()
  const [{id}, search] = await Promise.all([params, searchParams])
  const [found, times] = await Promise.all([findView(id), readTimesSetting(search.tz)])
  const address = readPageAddress(search)
  const view = address.isWhole ? await withAllReferences(found) : found
  const own = toIncidentZone(view.incident)
  const {zone, reader} = toShownZone(times, own)
  const neighbours = await findNeighbours(view.incident.id, address.list)
  const [markdown, earlier, {rows, known}, message, hasHistory, history, hasReview, review, version, visitor, recurrence] = await Promise.all([
    address.tab === 'source' ? findSource(view.incident.id) : undefined,
    address.tab === 'trace' ? findEarlierActions(view.incident.id) : undefined,
    findEditableActions(view.incident),
    readSaved(),
    mayReadHistory(view.incident),
    address.tab === 'history' ? findHistory(view.incident) : undefined,
    mayJoinReview(view.incident),
    address.tab === 'review' ? findReview(view) : undefined,
    address.tab === 'history' && typeof search.version === 'string' ? findEarlierVersion(view, search.version).then(found => found ?? null) : undefined,
    readVisitor(),
    address.tab === 'postmortem' ? findRecurrenceNote(view) : undefined,
  ])
  const mayBegin = mayWrite(visitor)
  const mayEdit = mayEditText(visitor, view.incident)
  const isMergeable = await mayMerge(view.incident)
  const may = await mayMove(view.incident)
  return (
    <>
      <Screen
        current="incidents"
        isBelow
        {...(message || address.tab === 'history' || address.tab === 'review'
          ? {}
          : {
              name: `incident ${JSON.stringify([view.incident.id, times.chosen, zone, reader, address, rows.size > 0, hasHistory, hasReview, mayEdit, mayBegin, toNearStamp(view), isMergeable, may])}`,
            })}
        bar={
          <>
            <ZoneSwitch own={own} reader={reader} chosen={times.chosen} address={address} />
            {mayEdit && (
              <a className="button bar-edit" href={`/incidents/${encodeURIComponent(view.incident.id)}/edit`}>
                Edit
              </a>
            )}
          </>
        }
      >
        <IncidentPage
          view={view}
          neighbours={neighbours}
          zone={zone}
          address={address}
          hasHistory={hasHistory}
          hasReview={hasReview}
          mayBegin={mayBegin}
          may={may}
        >
          {address.tab !== 'postmortem' && (
            <SavedNote message={message} backHref={`/incidents/${encodeURIComponent(view.incident.id)}${writePageAddress(address)}`} />
          )}
          {address.tab === 'review' ? (
            <ReviewTab incidentId={view.incident.id} review={review} passage={readPassage(search.passage)} />
          ) : address.tab === 'history' ? (
            <HistoryTab history={history} incidentId={view.incident.id} file={view.file} earlier={version} />
          ) : markdown !== undefined ? (
            <SourceTab file={view.file} markdown={markdown} marks={toSourceMarks(view.incident, address)} />
          ) : earlier !== undefined ? (
            <TraceTab view={view} earlier={earlier} address={address} />
          ) : (
            <>
              <SavedNote message={message} backHref={`/incidents/${encodeURIComponent(view.incident.id)}${writePageAddress({...address, edit: undefined})}`} />
              {address.edit !== undefined && <KnownNames {...known} />}
              <PostmortemTab
                view={view}
                zone={zone}
                address={address}
                editable={rows}
                recurrence={recurrence && <RecurrenceNote note={recurrence} />}
                foot={isMergeable && <MergeLink id={view.incident.id} />}
              />
            </>
          )}
        </IncidentPage>
      </Screen>
      {hasReview && <CommentScript incidentId={view.incident.id} />}
    </>
  )
}

/** What of the page depends on what editors have said of proposals, which the index does not know. */
function toNearStamp({near, decisions}: IncidentView): readonly string[] {
  return [...near.map(({id}) => id), ...decisions.map(({basis}) => basis)]
}

/** Words that were marked on the page to be commented on. */
function readPassage(passage: AddressParams[string]): string | undefined {
  return typeof passage === 'string' && passage !== '' ? passage.slice(0, longestPassage) : undefined
}

/** Hidden and absent answer alike: there is no such page. Looked for once, for the title and for the page. */
const findView = cache(async (id: string): Promise<IncidentView> => {
  const found = await findIncidentView(id)
  if (!found) notFound()
  if ('movedTo' in found) permanentRedirect(`/incidents/${encodeURIComponent(found.movedTo)}`)
  return found
})
