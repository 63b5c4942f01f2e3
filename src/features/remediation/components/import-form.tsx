/** Characters of a table that a form takes. */
export const mostTable = 512 * 1024

type ImportFormProps = {
  readonly table?: string
  readonly isFaulty?: boolean
  /** Whether the page has the script that reads a file into the field. */
  readonly canReadFiles?: boolean
}

/** A table of actions, to be looked at before anything is written. */
export function ImportForm({table = '', isFaulty = false, canReadFiles = false}: ImportFormProps) {
  return (
    <form action="/remediation/import/preview" method="post" className="form import-form mt-5">
      <div className="form-field">
        <label htmlFor="table">Table</label>
        <textarea
          id="table"
          name="table"
          required
          rows={12}
          spellCheck={false}
          className="import-table"
          aria-describedby="table-hint"
          aria-invalid={isFaulty || undefined}
          defaultValue={table}
        />
        <p className="form-hint" id="table-hint">
          CSV, or cells copied from a spreadsheet, the names of the columns in the first line. Up to 512 KiB; <code>kb actions import</code> takes larger files.
        </p>
      </div>
      {canReadFiles && (
        <div className="form-field needs-script">
          <label htmlFor="file">From a file</label>
          <input id="file" type="file" accept=".csv,.tsv,.txt,text/csv" className="import-file" data-reads-into="table" data-most={mostTable} />
        </div>
      )}
      <p className="flex gap-2">
        <button type="submit" className="button button-primary">
          Preview
        </button>
        <a className="button" href="/remediation">
          Cancel
        </a>
      </p>
    </form>
  )
}
