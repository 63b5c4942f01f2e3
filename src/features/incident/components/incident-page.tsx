import type {ReactNode} from 'react'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {isSparse, listMissing} from '#src/features/incident/list-missing.ts'
import {type PageAddress, writePageAddress} from '#src/features/incident/page-address.ts'
import type {Neighbours} from '#src/library/incident-store.ts'
import {Callout} from '#src/ui/callout.tsx'
import {Tabs} from '#src/ui/tabs.tsx'
import {CoursePicture} from './course-picture.tsx'
import {FigureStrip} from './figure-strip.tsx'
import {IncidentHeader} from './incident-header.tsx'
import {ShareLinks} from './share-links.tsx'

type IncidentPageProps = {
  readonly view: IncidentView
  readonly neighbours: Neighbours
  readonly zone: string
  readonly address: PageAddress
  /** Whether its history and its review are for the one who asks. */
  readonly hasHistory?: boolean
  readonly hasReview?: boolean
  /** Whether the one who asks may begin postmortems. */
  readonly mayBegin?: boolean
  /** Whether they may rename and delete it. */
  readonly may?: {readonly rename: boolean; readonly remove: boolean}
  readonly children: ReactNode
}

/** An incident: what it came to, its course as a picture, and below that its document. */
export function IncidentPage({
  view,
  neighbours,
  zone,
  address,
  hasHistory = false,
  hasReview = false,
  mayBegin = false,
  may = {rename: false, remove: false},
  children,
}: IncidentPageProps) {
  const {incident, stale, file} = view
  const sparse = isSparse(incident)
  return (
    <article className={sparse ? 'incident incident-sparse' : 'incident'}>
      {stale && (
        <div className="mb-4">
          <Callout tone="warning" title="This is the last good version.">
            <bdi>{file}</bdi> can no longer be read: {stale.message}
            {stale.place && ` (line ${stale.place.start.line})`}. What you see is from before that, and nothing was lost.{' '}
            <a className="link" href="/settings/sync">
              Show the report
            </a>
          </Callout>
        </div>
      )}
      <IncidentHeader incident={incident} neighbours={neighbours} zone={zone} address={address} />
      {sparse ? (
        <SparseNote missing={listMissing(incident)} />
      ) : (
        <>
          <FigureStrip incident={incident} today={view.today} address={address} />
          <CoursePicture incident={incident} entryHtml={view.html.entries} zone={zone} address={address} />
        </>
      )}
      <div className="tabs-row">
        <Tabs
          label="Views of this incident"
          tabs={[
            {name: 'Postmortem', href: writePageAddress({...address, tab: 'postmortem'}), current: address.tab === 'postmortem'},
            {name: 'Factor to proof', href: writePageAddress({...address, tab: 'trace'}), current: address.tab === 'trace'},
            ...(hasReview ? [{name: 'Review', href: writePageAddress({...address, tab: 'review'}), current: address.tab === 'review'}] : []),
            ...(hasHistory ? [{name: 'History', href: writePageAddress({...address, tab: 'history'}), current: address.tab === 'history'}] : []),
            {name: 'Source', href: writePageAddress({...address, tab: 'source'}), current: address.tab === 'source'},
          ]}
        />
        <ShareLinks id={incident.id} address={address} mayBegin={mayBegin} may={may} />
      </div>
      {children}
    </article>
  )
}

/** Says once what figures and a picture would say in a row of empty boxes. */
function SparseNote({missing}: {readonly missing: readonly string[]}) {
  return (
    <p className="sparse-note">
      The text states no times, so there are no durations to count and no course to draw.
      {missing.length > 0 && ` Nor does it say ${new Intl.ListFormat('en', {type: 'disjunction'}).format(missing)}.`}
    </p>
  )
}
