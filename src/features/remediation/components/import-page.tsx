import {Trail} from '#src/ui/trail.tsx'
import {ImportForm} from './import-form.tsx'

/** Where a table of actions is taken in. */
export function ImportPage({mayImport}: {readonly mayImport: boolean}) {
  return (
    <div className="settings outcome">
      <Trail href="/remediation" name="Remediation">
        Import
      </Trail>
      <h1>Import a table</h1>
      <p className="settings-lead">
        Changes actions as the rows of a table say: take{' '}
        <a className="link" href="/remediation.csv">
          remediation.csv
        </a>
        , change cells, and paste it here. A row finds its action by incident and id, or by incident, position and title. An empty cell means “not stated”;
        columns that are not there change nothing.
      </p>
      {mayImport ? (
        <ImportForm canReadFiles />
      ) : (
        <p className="mt-5">This is for those who may change actions: managers, editors and authors. If you are one, sign in first.</p>
      )}
    </div>
  )
}
