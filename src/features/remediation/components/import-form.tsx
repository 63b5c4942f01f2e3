/** Characters of a table that a form takes. */
export const mostTable = 512 * 1024

/** A table of actions, to be looked at before anything is written. */
export function ImportForm({table = '', fault = false}: {readonly table?: string; readonly fault?: boolean}) {
  return (
    <form action="/remediation/import/preview" method="post" className="form mt-5">
      <div className="form-field needs-script">
        <label htmlFor="file">File</label>
        <input id="file" type="file" accept=".csv,.tsv,.txt,text/csv" data-reads-into="table" data-most={mostTable} />
      </div>
      <div className="form-field">
        <label htmlFor="table">Table</label>
        <textarea
          id="table"
          name="table"
          required
          rows={16}
          spellCheck={false}
          className="font-mono text-sm"
          aria-describedby="table-hint"
          aria-invalid={fault || undefined}
          defaultValue={table}
        />
        <p className="form-hint" id="table-hint">
          CSV, or cells copied from a spreadsheet, the names of the columns in the first line. Up to 512 KiB; kb actions import takes larger files.
        </p>
      </div>
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
