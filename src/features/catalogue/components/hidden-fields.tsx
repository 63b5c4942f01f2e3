/** The parameters of an address as fields of a form, without those that the form itself has. */
export function HiddenFields({href, except}: {readonly href: string; readonly except: readonly string[]}) {
  const params = [...new URLSearchParams(href.split('?')[1] ?? '')].filter(([name]) => !except.includes(name))
  return params.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)
}
