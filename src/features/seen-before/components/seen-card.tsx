import type {ReactNode} from 'react'
import {Marked} from '#src/features/catalogue/components/marked.tsx'
import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {toPersonHref} from '#src/features/remediation/owner-address.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {SeenIncident} from '#src/library/recall/find-seen.ts'
import type {MatchEvidence} from '#src/library/recall/match-evidence.ts'
import type {IncidentOutcome, OutcomeHelp, StatedLine} from '#src/library/recall/to-outcome.ts'
import {toPassageHref, toPassageName} from '#src/library/search/to-passage-href.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** An incident that looked like what was pasted: why, what it was, what ended it, and whom to ask. */
export function SeenCard({incident}: {readonly incident: SeenIncident}) {
  const {id, title, day, organization, severity, symptom, cause, either, outcome} = incident
  const page = `/incidents/${encodeURIComponent(id)}`
  const {causes, inVain, helped, open, ask} = outcome
  return (
    <li className="seen-card">
      <div className="seen-card-head">
        <h3>
          <a href={page} data-row>
            <bdi>{clampText(title)}</bdi>
          </a>
        </h3>
        <p>
          {day ? <time dateTime={day}>{formatShortDay(day)}</time> : <span>no date</span>}
          {severity && <SeverityBadge level={severity.level} label={severity.label} />}
          {organization !== undefined && <bdi>{clampText(organization, 60)}</bdi>}
        </p>
      </div>
      <div className="seen-why">
        {symptom && <Why title="Symptoms match" evidence={symptom} page={page} />}
        {cause && <Why title={symptom ? 'The cause may match' : 'Only the cause matches'} evidence={cause} page={page} />}
        {either && <Why title="The account matches" evidence={either} page={page} />}
      </div>
      <dl className="seen-facts">
        <Fact name="It turned out to be">{causes.length > 0 ? <Lines lines={causes} page={page} /> : <Trigger outcome={outcome} page={page} />}</Fact>
        <Fact name="Tried, did not help">{inVain.length > 0 ? <Lines lines={inVain} page={page} /> : <p className="dim">None recognised</p>}</Fact>
        <Fact name="First thing that did">
          {helped ? (
            <>
              <Lines lines={helped.lines} page={page} />
              <Took helped={helped} page={page} />
            </>
          ) : (
            <NotStated />
          )}
        </Fact>
        <Fact name="Still open, against a repeat">{open.length > 0 ? <Lines lines={open} page={page} /> : <p className="dim">None</p>}</Fact>
        <Fact name="Ask">
          {ask.length > 0 ? (
            <p className="seen-ask">
              {ask.map(person => (
                <a key={person} className="chip" href={toPersonHref(person)}>
                  <bdi>{clampText(person, 60)}</bdi>
                </a>
              ))}
            </p>
          ) : (
            <p className="dim">The account names nobody</p>
          )}
        </Fact>
      </dl>
    </li>
  )
}

function Why({title, evidence, page}: {readonly title: string; readonly evidence: MatchEvidence; readonly page: string}) {
  const place = {...evidence.passage, parts: evidence.parts}
  return (
    <section>
      <h4>
        {title} <span className="seen-verify">verify</span>
      </h4>
      <ul className="seen-pairs" aria-label="Words on both sides">
        {evidence.pairs.map(({pasted, written}) => (
          <li key={`${pasted} ${written}`}>
            <bdi>{clampText(pasted, 40)}</bdi>
            {pasted.toLowerCase() !== written.toLowerCase() && (
              <>
                <span aria-hidden="true"> ~ </span>
                <span className="sr-only">reads there as</span>
                <bdi>{clampText(written, 40)}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <blockquote>
        <Marked parts={evidence.parts} />
      </blockquote>
      <p className="seen-place">
        in <a href={toPassageHref(page, place)}>{clampText(toPassageName(place), 80)}</a>
      </p>
    </section>
  )
}

function Fact({name, children}: {readonly name: string; readonly children: ReactNode}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Lines({lines, page}: {readonly lines: readonly StatedLine[]; readonly page: string}) {
  return (
    <ul>
      {lines.map(line => (
        <li key={`${line.place} ${line.index} ${line.text}`}>
          <a href={toPassageHref(page, {...line, kind: undefined, heading: undefined, parts: []})}>
            <bdi>{clampText(line.text, 240)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Trigger({outcome: {trigger, triggerEvidence}, page}: {readonly outcome: IncidentOutcome; readonly page: string}) {
  if (trigger === undefined) return <NotStated />
  return (
    <p>
      <a href={toLineHref(page, triggerEvidence)}>
        <bdi>{clampText(trigger, 240)}</bdi>
      </a>
    </p>
  )
}

/** How long it took, from the place that states when it began to the one that states when it was over. */
function Took({helped: {minutes, isMitigation, between}, page}: {readonly helped: OutcomeHelp; readonly page: string}) {
  if (minutes === undefined) return <p className="dim">How long it took is not stated</p>
  return (
    <p className="dim seen-took">
      <a href={toLineHref(page, between?.[1])}>
        {isMitigation ? '' : 'All was over '}
        {formatMinutes(minutes)}
      </a>{' '}
      after <a href={toLineHref(page, between?.[0])}>it began</a>
    </p>
  )
}

/** The line of the source that states something. */
function toLineHref(page: string, evidence: Evidence | undefined): string {
  return evidence ? `${page}?tab=source#L${evidence.start.line}` : page
}

function NotStated() {
  return <p className="dim">Not stated</p>
}
