import {toMergeHref} from '#src/features/duplicates/merge-address.ts'
import type {MergeQuestion} from '#src/features/duplicates/merge-queries.ts'
import type {Incident} from '#src/incident/incident.ts'
import {listOnlyIn} from '#src/library/duplicates/list-only-in.ts'
import {listTakeable, type TakeableField, takeableFields} from '#src/library/duplicates/plan-merge.ts'
import type {MergePreview} from '#src/server/open-merging.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {DiffView} from '#src/ui/diff-view.tsx'
import {Trail} from '#src/ui/trail.tsx'

type MergePageProps = {
  readonly incident: Incident
  readonly question: MergeQuestion
  /** What was asked for, as it was typed. */
  readonly into: string | undefined
  readonly takes: ReadonlySet<TakeableField>
}

/** Merges an incident into the one that it is a duplicate of: into which, what would become of both, and then it is confirmed. */
export function MergePage({incident, question, into, takes}: MergePageProps) {
  const title = incident.title?.value ?? incident.id
  return (
    <div className="settings outcome duplicate-page">
      <Trail href={`/incidents/${encodeURIComponent(incident.id)}`} name={clampText(title, 80)}>
        Merge
      </Trail>
      <h1>Merge a duplicate</h1>
      {'preview' in question ? (
        <Preview preview={question.preview} takes={takes} />
      ) : (
        <>
          <p className="settings-lead">
            Two documents tell of one incident? “<bdi>{clampText(title, 120)}</bdi>” becomes a draft that says what it is a duplicate of; its address, and links
            to it, lead to the one that stays. Nothing is deleted, and it can be taken back.
          </p>
          <form action={toMergeHref(incident.id)} className="merge-into">
            <div className="form-field">
              <label htmlFor="merge-into">The incident that stays</label>
              <input
                id="merge-into"
                name="into"
                className="field"
                required
                maxLength={256}
                defaultValue={into}
                autoComplete="off"
                aria-describedby={question.refusal === undefined ? 'merge-hint' : 'merge-refused merge-hint'}
                aria-invalid={question.refusal !== undefined}
              />
              {question.refusal !== undefined && (
                <p id="merge-refused" className="merge-refused" role="alert">
                  {question.refusal}
                </p>
              )}
              <p id="merge-hint" className="form-hint">
                Its id, such as 2024-03-01-checkout-errors, or the address of its page.
              </p>
            </div>
            <button type="submit" className="button button-primary">
              Show what would change
            </button>
          </form>
          {question.candidates.length > 0 && (
            <section aria-labelledby="merge-candidates" className="settings-section">
              <h2 id="merge-candidates" className="section-title">
                It may be one of these
              </h2>
              <ul className="records">
                {question.candidates.map(({id, title: name}) => (
                  <li key={id}>
                    <a className="hover:text-accent-ink" href={toMergeHref(incident.id, id)} data-row>
                      <bdi>{clampText(name, 200)}</bdi>
                    </a>
                    <code className="dim">{id}</code>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  )
}

function Preview({preview: {stays, goes, changes, whole}, takes}: {readonly preview: MergePreview; readonly takes: ReadonlySet<TakeableField>}) {
  const takeable = takeableFields.flatMap(field => {
    const values = listTakeable(stays.incident, goes.incident, field)
    return values.length === 0 ? [] : [{field, values}]
  })
  const only = listOnlyIn(goes.incident, stays.incident)
  return (
    <>
      <dl className="merge-pair">
        <div>
          <dt>This one stays</dt>
          <dd>
            <Named incident={stays.incident} />
          </dd>
        </div>
        <div>
          <dt>This one becomes a draft</dt>
          <dd>
            <Named incident={goes.incident} />
          </dd>
        </div>
      </dl>
      <p className="merge-note">
        The address of the draft leads to the one that stays. Nothing is written yet.{' '}
        <a className="link" href={toMergeHref(stays.incident.id, goes.incident.id)}>
          The other way round
        </a>
      </p>
      <form action="/duplicates/merge" method="post" className="merge-confirm">
        <input type="hidden" name="stays" value={stays.incident.id} />
        <input type="hidden" name="goes" value={goes.incident.id} />
        <input type="hidden" name="staysBase" value={stays.hash} />
        <input type="hidden" name="goesBase" value={goes.hash} />
        {takeable.length > 0 && (
          <fieldset>
            <legend>Taken over as well</legend>
            {takeable.map(({field, values}) => (
              <label key={field}>
                <input type="checkbox" name="take" value={field} defaultChecked={takes.has(field)} /> {field}: <bdi>{clampText(values.join(', '), 200)}</bdi>
              </label>
            ))}
          </fieldset>
        )}
        <button type="submit" className="button button-primary">
          Merge
        </button>
        <a className="button" href={`/incidents/${encodeURIComponent(goes.incident.id)}`}>
          Cancel
        </a>
      </form>
      <section aria-labelledby="merge-only" className="settings-section">
        <h2 id="merge-only" className="section-title">
          Only the one that goes says this
        </h2>
        {only.length === 0 ? (
          <p className="text-ink-2">None of the facts that are read from it; what its sentences say, and the other’s do not, is in the comparison below.</p>
        ) : (
          <>
            <p className="text-ink-2">
              The draft keeps it, out of sight of readers. What they should have,{' '}
              <a className="link" href={`/incidents/${encodeURIComponent(stays.incident.id)}/edit`}>
                write into the one that stays
              </a>{' '}
              first.
            </p>
            <dl className="merge-only">
              {only.map(({name, items}) => (
                <div key={name}>
                  <dt>
                    {name} {items.length > 1 && <span className="count">{items.length}</span>}
                  </dt>
                  <dd>
                    <ul>
                      {items.slice(0, mostItems).map(item => (
                        <li key={item}>
                          <bdi>{clampText(item, 160)}</bdi>
                        </li>
                      ))}
                      {items.length > mostItems && <li className="text-ink-3">and {items.length - mostItems} more</li>}
                    </ul>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </section>
      <section aria-labelledby="merge-files" className="settings-section">
        <h2 id="merge-files" className="section-title">
          What would be written
        </h2>
        {changes.flatMap(diff => (diff.hunks.length === 0 ? [] : [<DiffView key={diff.file} diff={diff} />]))}
      </section>
      <details className="settings-section">
        <summary className="link">Compare both texts, from the one that stays to the one that goes</summary>
        {whole.hunks.length === 0 ? <p className="text-ink-2">They are the same, letter by letter.</p> : <DiffView diff={whole} />}
      </details>
    </>
  )
}

const mostItems = 8

function Named({incident: {id, title}}: {readonly incident: Incident}) {
  return (
    <>
      <a className="link" href={`/incidents/${encodeURIComponent(id)}`}>
        <bdi>{clampText(title?.value ?? id, 120)}</bdi>
      </a>
      <code className="dim">{id}</code>
    </>
  )
}
