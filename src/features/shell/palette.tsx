/** Where `Ctrl K` leads: one field for every page and everything that has a name. Filled in by `Suggestions`. */
export function Palette() {
  return (
    <dialog id="palette" className="dialog palette" aria-label="Go to">
      <form method="dialog" className="palette-head">
        <input
          type="text"
          aria-label="Go to a page, an incident, a service, a factor or an organisation"
          placeholder="Go to…"
          maxLength={100}
          autoComplete="off"
        />
        <button type="submit" className="button" formNoValidate>
          Close
        </button>
      </form>
      <div id="palette-list" role="listbox" aria-label="Places" className="suggest-list" />
      <p className="sr-only" role="status" />
    </dialog>
  )
}
