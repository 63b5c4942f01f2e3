import type {ReactNode} from 'react'
import {toItemAnchor} from '#src/features/import/import-address.ts'
import {type FactName, factNames, toTimeField} from '#src/features/import/read-import-form.ts'
import {formatMoment, formatZone} from '#src/features/timeline/format-times.ts'
import type {FactValues} from '#src/incident/correction.ts'
import {detectionSources, type Incident} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import type {ShownIncident} from '#src/library/import/place-corrections.ts'
import {MendButton, MendForm, MendLink} from './mend-form.tsx'

type FactsPanelProps = {
  readonly id: string
  readonly incident: Incident
  readonly shown: ShownIncident
  readonly said: FactValues
  readonly mend: string | undefined
}

/** The incident's own facts, each with the line that says it and a way to say it otherwise. */
export function FactsPanel({id, incident, shown: {facts}, said, mend}: FactsPanelProps) {
  const zone = incident.timezone?.value ?? 'UTC'
  const values: Readonly<Record<FactName, {readonly text: string | undefined; readonly line: number | undefined}>> = {
    title: {text: facts.title?.value, line: incident.title?.evidence.start.line},
    organization: {text: facts.organization?.value, line: incident.organization?.evidence.start.line},
    severity: {text: facts.severity, line: incident.severity?.evidence.start.line},
    services: {text: facts.services.join(', ') || undefined, line: incident.services[0]?.evidence.start.line},
    detectedBy: {text: facts.detectedBy?.value, line: incident.detectedBy?.evidence.start.line},
    ...(Object.fromEntries(
      milestoneKinds.map(kind => {
        const milestone = facts.milestones.find(each => each.kind === kind)
        const line = incident.milestones.find(each => each.kind === kind)?.evidence.start.line
        return [kind, {text: milestone && formatMoment(milestone.instant, milestone.instant.zone) + toZoneMark(milestone.instant.zone), line}]
      }),
    ) as Record<(typeof milestoneKinds)[number], {text: string | undefined; line: number | undefined}>),
  }
  return (
    <section className="intake-part" aria-labelledby="facts">
      <h2 id="facts">Facts</h2>
      <dl className="intake-facts">
        {factNames.map(name => {
          const anchor = toItemAnchor('fact', name)
          const {text, line} = values[name]
          const isSaid = said[name] !== undefined
          return (
            <div key={name} id={anchor} className={isSaid ? 'is-said' : undefined}>
              <dt>{factWords[name]}</dt>
              <dd>
                {mend === anchor ? (
                  <MendForm id={id} anchor={anchor} hidden={{fact: name}} change="set">
                    <FactField name={name} facts={facts} zone={zone} />
                  </MendForm>
                ) : (
                  <>
                    <span className={text === undefined ? 'dim' : 'intake-value'}>{text === undefined ? 'Not stated' : <bdi>{text}</bdi>}</span>
                    <span className="intake-tools">
                      {isSaid ? <span className="intake-said">said by you</span> : line !== undefined && <Line line={line} />}
                      {isSaid && (
                        <MendButton
                          id={id}
                          hidden={{fact: name}}
                          change="forget"
                          words="Take back"
                          label={`Take back what you said of ${factWords[name].toLowerCase()}`}
                        />
                      )}
                      {text !== undefined && !isSaid && milestoneKinds.some(kind => kind === name) && (
                        <MendButton id={id} hidden={{fact: name}} change="remove" words="Leave out" label={`Leave out: ${factWords[name]}`} />
                      )}
                      <MendLink
                        id={id}
                        anchor={anchor}
                        words={text === undefined ? 'Say it' : 'Correct'}
                        label={`${text === undefined ? 'Say it' : 'Correct'}: ${factWords[name]}`}
                      />
                    </span>
                  </>
                )}
              </dd>
            </div>
          )
        })}
        {incident.timezone && (
          <div id={toItemAnchor('fact', 'timezone')}>
            <dt>Times in</dt>
            <dd>
              <span className="intake-value">{formatZone(incident.timezone.value)}</span>
              <span className="intake-tools">
                <Line line={incident.timezone.evidence.start.line} />
              </span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** A place in the original. */
export function Line({line}: {readonly line: number}) {
  return (
    <a className="intake-line" href={`#L${line}`}>
      line {line}
    </a>
  )
}

function toZoneMark(zone: string): string {
  return ` ${formatZone(zone)}`
}

export const factWords: Readonly<Record<FactName, string>> = {
  title: 'Title',
  organization: 'Organization',
  severity: 'Severity',
  services: 'Services',
  detectedBy: 'Detected by',
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
}

function FactField({name, facts, zone}: {readonly name: FactName; readonly facts: ShownIncident['facts']; readonly zone: string}): ReactNode {
  const label = factWords[name]
  const milestone = facts.milestones.find(({kind}) => kind === name)
  const inZone = milestone?.instant.zone ?? zone
  switch (name) {
    case 'title':
    case 'organization':
    case 'severity': {
      const value = name === 'severity' ? facts.severity : facts[name]?.value
      return <input name="value" aria-label={label} required maxLength={name === 'title' ? 300 : 120} defaultValue={value ?? ''} autoComplete="off" />
    }
    case 'services':
      return <input name="value" aria-label="Services, with commas between them" maxLength={1000} defaultValue={facts.services.join(', ')} autoComplete="off" />
    case 'detectedBy':
      return (
        <select name="value" className="select" aria-label={label} defaultValue={facts.detectedBy?.value ?? 'monitoring'}>
          {detectionSources.map(source => (
            <option key={source} value={source}>
              {source}
            </option>
          ))}
        </select>
      )
    default:
      return (
        <>
          <input type="hidden" name="zone" value={inZone} />
          <input
            type="datetime-local"
            name="time"
            aria-label={`${label}, in ${formatZone(inZone)}`}
            required
            defaultValue={milestone ? toTimeField(milestone.instant) : ''}
          />
          <span className="form-hint">{formatZone(inZone)}</span>
        </>
      )
  }
}
