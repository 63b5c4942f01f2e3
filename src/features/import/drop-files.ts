/** Lets files be dropped on the page of the form with `data-drops`: they are chosen in its field, and the form is sent. */
export function dropFiles(signal: AbortSignal): void {
  const form = document.querySelector<HTMLFormElement>('form[data-drops]')
  const field = form?.querySelector<HTMLInputElement>('input[type=file]')
  if (!form || !field) return
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  document.addEventListener(
    'dragover',
    event => {
      if (!hasFiles(event)) return
      // Without this the browser would open the file instead of the page.
      event.preventDefault()
      form.classList.add('is-dropping')
    },
    {signal},
  )
  document.addEventListener('dragleave', event => event.relatedTarget === null && form.classList.remove('is-dropping'), {signal})
  document.addEventListener(
    'drop',
    event => {
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      form.classList.remove('is-dropping')
      field.files = event.dataTransfer.files
      if (field.files && field.files.length > 0) form.requestSubmit()
    },
    {signal},
  )
}
