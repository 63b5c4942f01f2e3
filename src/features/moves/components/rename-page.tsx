import {FormField} from '#src/features/accounts/components/form-field.tsx'
import type {MovableDocument} from '#src/features/moves/move-queries.ts'
import {Trail} from '#src/ui/trail.tsx'

/** Asks for another address of an incident, and says what becomes of the one that it has. */
export function RenamePage({document: {incidentId, title, file, base, aliases}}: {readonly document: MovableDocument}) {
  const href = `/incidents/${encodeURIComponent(incidentId)}`
  return (
    <div className="settings moves">
      <Trail href={href} name={incidentId}>
        rename
      </Trail>
      <h1>Rename this incident</h1>
      <p className="settings-lead">
        <bdi>{title}</bdi>
      </p>
      <form action="/moves/rename" method="post" className="form mt-5" aria-label="Rename">
        <input type="hidden" name="incident" value={incidentId} />
        <input type="hidden" name="base" value={base} />
        <FormField
          name="name"
          label="New address"
          value={incidentId}
          autoComplete="off"
          most={200}
          hint="Letters, digits, “-”, “_” and “.”: a day and a few words, as in 2026-03-01-sign-in-failed."
        />
        <div className="form-ways">
          <button type="submit" className="button button-primary">
            Rename
          </button>
          <a className="button" href={href}>
            Cancel
          </a>
        </div>
      </form>
      <h2 className="section-title mt-8">What follows</h2>
      <ul className="moves-facts">
        <li>
          The file <code>{file}</code> gets that name and stays in its folder.
        </li>
        <li>
          <code className="wrap-anywhere">{[incidentId, ...aliases].join(', ')}</code> {aliases.length === 0 ? 'stands' : 'stand'} in its <code>aliases</code>,
          so that links and bookmarks go on leading here.
        </li>
        <li>Images, history, comments, reviews and unsaved drafts go with it. The title stays: it is a part of the text.</li>
      </ul>
    </div>
  )
}
