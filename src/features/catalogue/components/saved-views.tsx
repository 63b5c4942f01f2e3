/** Lists kept under a name of one's own, in this browser; `href` is that of the list which is shown, with all of its view. What is in it is filled in by `keepSavedViews`; without JavaScript it is not offered. */
export function SavedViews({href}: {readonly href: string}) {
  return (
    <div id="views" popover="auto" className="panel" role="dialog" aria-labelledby="views-title">
      <h2 id="views-title" className="font-semibold">
        Saved views
      </h2>
      <p className="mt-1 text-xs text-ink-3">Kept in this browser only: this list with its search, filters, order and view.</p>
      <ul className="saved-views" data-views />
      <template data-view-row>
        <li>
          <a className="link" href="/incidents">
            {' '}
          </a>
          <button type="button" className="link" data-renames>
            Rename
          </button>
          <button type="button" className="link" data-deletes>
            Delete
          </button>
        </li>
      </template>
      <form className="saved-views-form" data-keeps-view={href}>
        <label>
          <span data-names="Name of this view">Name of this view</span>
          <input name="name" required maxLength={80} autoComplete="off" className="field" />
        </label>
        <button type="submit" className="button">
          Save
        </button>
      </form>
      <p className="sr-only" role="status" data-views-say />
    </div>
  )
}
