type FormFieldProps = {
  readonly name: string
  /** Where two fields of a page have the same name. */
  readonly id?: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  readonly value?: string | undefined
  readonly hint?: string
  /** What password managers go by. */
  readonly autoComplete: string
  readonly most?: number
  readonly least?: number
  readonly hasFocus?: boolean
}

/** One line to fill in, its name above it and what is expected below. */
export function FormField({name, id = name, label, type = 'text', value, hint, autoComplete, most = 254, least, hasFocus = false}: FormFieldProps) {
  const hintId = hint === undefined ? undefined : `${id}-hint`
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        required
        autoComplete={autoComplete}
        maxLength={most}
        {...(least === undefined ? {} : {minLength: least})}
        {...(value === undefined ? {} : {defaultValue: value})}
        {...(hintId === undefined ? {} : {'aria-describedby': hintId})}
        // biome-ignore lint/a11y/noAutofocus: the page is this form and nothing else
        autoFocus={hasFocus}
      />
      {hint !== undefined && (
        <p id={hintId} className="form-hint">
          {hint}
        </p>
      )}
    </div>
  )
}
