import type {ReactNode} from 'react'
import type {Configuration, ConfiguredRule} from '#src/features/settings/configuration-queries.ts'
import {settingsFile} from '#src/library/load-settings.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {Callout} from '#src/ui/callout.tsx'
import {SettingsFrame} from './settings-frame.tsx'

/** What the configuration says, and where each part of it is changed. */
export function ConfigurationPage({configuration}: {readonly configuration: Configuration}) {
  const {file, isThere, diagnostics, rules, sections, severities, services, people, teams, factors, remediation, trackers, asked, open} = configuration
  const changed = rules.filter(({level, ownLevel}) => level !== ownLevel)
  return (
    <SettingsFrame current="configuration" open={open}>
      <h1>Configuration</h1>
      <p className="settings-lead">
        {isThere ? 'What stands in this file is in force:' : 'There is no such file, so the defaults are in force. Write one to change them:'}{' '}
        <code className="wrap-anywhere">{file}</code>
      </p>
      <p className="settings-lead">It belongs to the folder of Markdown, with its history. Pages follow within a second after it is saved.</p>
      {diagnostics.length > 0 && (
        <div className="mt-5">
          <Callout tone="warning" title={`${settingsFile} is not as expected.`}>
            What is named here counts as not said.
            <ul className="mt-2 space-y-1">
              {diagnostics.map(({message, place}) => (
                <li key={`${place?.start.offset} ${message}`}>
                  {place && <span className="font-mono text-sm">line {place.start.line}: </span>}
                  {message}
                </li>
              ))}
            </ul>
          </Callout>
        </div>
      )}
      <Part name="Rules" settingsKey="rules" example={'rules:\n  no-owner: warning'}>
        {changed.length === 0 ? <p>Every rule has its own level.</p> : <Rules caption="Set otherwise than by default" rules={changed} />}
        <details className="settings-more">
          <summary>All {rules.length} rules whose level can be set</summary>
          <Rules caption="All rules" rules={rules} />
        </details>
      </Part>
      <Part name="Sections" settingsKey="sections" example={'sections:\n  SEV1: [summary, impact, timeline, lessons]'}>
        <dl className="settings-pairs">
          {sections.map(({severity, names}) => (
            <div key={severity}>
              <dt>{severity !== 'default' ? severity : sections.length > 1 ? 'any other' : 'any'}</dt>
              <dd>{names.length === 0 ? <span className="dim">none has to be there</span> : names.join(', ')}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part name="Severities" settingsKey="severities" example={'severities:\n  Code Blue: SEV1'}>
        {severities.length === 0 ? (
          <p>Only the common scales are understood, such as SEV2, P1 and Major.</p>
        ) : (
          <dl className="settings-pairs">
            {severities.map(({name, level}) => (
              <div key={name}>
                <dt>
                  <bdi>{name}</bdi>
                </dt>
                <dd className="font-mono text-sm">{level}</dd>
              </div>
            ))}
          </dl>
        )}
      </Part>
      <Part name="Services" settingsKey="services" example={"services:\n  checkout: {aliases: [checkout-api], team: '@shop'}"}>
        {services === undefined ? (
          <p>Any name will do: no list of services is kept.</p>
        ) : (
          <table className="settings-table">
            <thead>
              <tr>
                <th scope="col">Service</th>
                <th scope="col">Also called</th>
                <th scope="col">Team</th>
              </tr>
            </thead>
            <tbody>
              {services.map(({name, aliases, team}) => (
                <tr key={name}>
                  <th scope="row">
                    <a className="link" href={toServiceHref(name)}>
                      <bdi>{name}</bdi>
                    </a>
                  </th>
                  <td data-label="also called">{aliases.join(', ') || <span className="dim">nothing else</span>}</td>
                  <td data-label="team">{team ?? <span className="dim">not stated</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      <Part name="People" settingsKey="people" example={"people:\n  '@ada': {name: Ada Lovelace, email: ada@example.com}"}>
        {people.length === 0 ? (
          <p>Nobody has a handle: restricted incidents are for nobody, and no document is anybody’s own.</p>
        ) : (
          <table className="settings-table">
            <thead>
              <tr>
                <th scope="col">Handle</th>
                <th scope="col">Name</th>
                <th scope="col">E-mail address</th>
                <th scope="col">Account</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({handle, name, emails, account}) => (
                <tr key={handle}>
                  <th scope="row">
                    <bdi>{handle}</bdi>
                  </th>
                  <td data-label="name">{name === undefined ? <span className="dim">not stated</span> : <bdi>{name}</bdi>}</td>
                  <td data-label="address">{emails.join(', ') || <span className="dim">not stated</span>}</td>
                  <td data-label="account">{account ?? <span className="dim">none</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      <Part name="Teams" settingsKey="teams" example={"teams:\n  '@calls': ['@ada', '@grace']"}>
        {teams.length === 0 ? (
          <p>There are no teams, and no service names one.</p>
        ) : (
          <table className="settings-table">
            <thead>
              <tr>
                <th scope="col">Team</th>
                <th scope="col">Members</th>
                <th scope="col">Services</th>
              </tr>
            </thead>
            <tbody>
              {teams.map(({name, members, services: owned}) => (
                <tr key={name}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td data-label="members">{members?.join(', ') || <span className="dim">{members ? 'none' : 'not under teams'}</span>}</td>
                  <td data-label="services">{owned.join(', ') || <span className="dim">none</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      <Part name="Factors" settingsKey="factors" example="factors: [weather/flood]">
        <p>{factors.length === 0 ? 'Only the categories of the vocabulary are known.' : `Besides those of the vocabulary: ${factors.join(', ')}`}</p>
      </Part>
      <Part name="Remediation" settingsKey="remediation" example={'remediation:\n  SEV1: 15\n  SEV2: 30'}>
        {remediation.length === 0 ? (
          <p>Nothing is said of how long actions may take.</p>
        ) : (
          <dl className="settings-pairs">
            {remediation.map(({severity, days}) => (
              <div key={severity}>
                <dt>{severity}</dt>
                <dd>
                  within {days} {days === 1 ? 'day' : 'days'} of the incident
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Part>
      <Part
        name="Trackers"
        settingsKey="trackers"
        example={"trackers:\n  OPS: https://jira.example.com/browse/{key}\n  '#': https://github.com/example/app/issues/{number}"}
      >
        {trackers.length === 0 ? (
          <p>Tickets that are written as keys, such as OPS-412, stay text. Those that are written as addresses lead there.</p>
        ) : (
          <dl className="settings-pairs">
            {trackers.map(({prefix, address}) => (
              <div key={prefix}>
                <dt>
                  <bdi>{prefix === '*' ? 'any other key' : prefix}</bdi>
                </dt>
                <dd className="font-mono text-sm wrap-anywhere">{address}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="mt-3 text-ink-2">
          {asked.length === 0
            ? 'No tracker is asked what has become of issues: there is no token for any.'
            : `“kb actions pull” asks ${asked.join(' and ')} what has become of issues.`}
        </p>
      </Part>
    </SettingsFrame>
  )
}

type PartProps = {readonly name: string; readonly settingsKey: string; readonly example: string; readonly children: ReactNode}

/** One thing that is configured, and how one writes it. */
function Part({name, settingsKey, example, children}: PartProps) {
  const id = name.toLowerCase()
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {name}
      </h2>
      {children}
      <details className="settings-more">
        <summary>
          Changed under <code>{settingsKey}:</code>
        </summary>
        <pre>{example}</pre>
      </details>
    </section>
  )
}

function Rules({caption, rules}: {readonly caption: string; readonly rules: readonly ConfiguredRule[]}) {
  return (
    <table className="settings-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Level</th>
          <th scope="col">What it reports</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({id, level, ownLevel, summary}) => (
          <tr key={id}>
            <th scope="row">
              <code>{id}</code>
            </th>
            <td>
              {level}
              {level !== ownLevel && <span className="dim"> instead of {ownLevel}</span>}
            </td>
            <td>{summary}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
