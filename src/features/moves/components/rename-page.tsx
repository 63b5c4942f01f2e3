import {FormField} from '#src/features/accounts/components/form-field.tsx'
import type {MovableDocument} from '#src/features/moves/move-queries.ts'
import {MoveForm, MoveFrame} from './move-frame.tsx'

/** Asks for another address of an incident, and says what becomes of the one that it has. */
export function RenamePage({document}: {readonly document: MovableDocument}) {
  const {incidentId, file, aliases} = document
  return (
    <MoveFrame document={document} what="Rename" title="Rename this incident">
      <MoveForm document={document} action="/moves/rename" className="form mt-5" name="Rename" tone="primary">
        <FormField
          name="name"
          label="New address"
          value={incidentId}
          autoComplete="off"
          most={200}
          hint="Letters, digits, “-”, “_” and “.”: a day and a few words, as in 2026-03-01-sign-in-failed."
        />
      </MoveForm>
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
    </MoveFrame>
  )
}
