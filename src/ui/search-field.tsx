type SearchFieldProps = {
  readonly label: string
  readonly placeholder: string
  readonly value?: string
  /** The id of the form that the words belong to, where that is not the one around the field. */
  readonly form?: string
  readonly large?: boolean
  /** Where several lines are sent that are pasted into it. */
  readonly linesTo?: string
}

/** The field that `/` leads to. */
export function SearchField({label, placeholder, value = '', form, large = false, linesTo}: SearchFieldProps) {
  // One field of each kind stands on a page.
  const list = large ? 'suggestions-large' : 'suggestions'
  return (
    <div className={large ? 'search-field search-large' : 'search-field'}>
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        defaultValue={value}
        form={form}
        autoComplete="off"
        maxLength={256}
        data-search
        {...(linesTo === undefined ? {} : {'data-takes-lines': linesTo})}
      />
      <span className="key screen-only" aria-hidden="true">
        /
      </span>
      <div id={list} role="listbox" aria-label="Suggestions" className="suggest-list" hidden />
      <p className="sr-only" role="status" />
    </div>
  )
}
