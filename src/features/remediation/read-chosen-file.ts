/** Puts the text of a chosen file into the field that the file's field names with `data-reads-into`, where it can be looked at before it is sent. */
export function readChosenFile(signal: AbortSignal): void {
  document.addEventListener(
    'change',
    ({target}) => {
      if (!(target instanceof HTMLInputElement) || target.dataset.readsInto === undefined) return
      const field = document.getElementById(target.dataset.readsInto)
      const file = target.files?.[0]
      if (!file || !(field instanceof HTMLTextAreaElement)) return
      const isTooLarge = file.size > Number(target.dataset.most)
      target.setCustomValidity(isTooLarge ? 'This file is too large for a form.' : '')
      if (isTooLarge) target.reportValidity()
      else
        void file.text().then(text => {
          field.value = text
          field.focus()
          field.setSelectionRange(0, 0)
        })
    },
    {signal},
  )
}
