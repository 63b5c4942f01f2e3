/**
 * Several lines that are pasted into a field of one line are no words to search for: they are sent as a form, so that they stand in no address,
 * to where the field's `data-takes-lines` says, as `text`. In a text area with `data-sends-form`, Ctrl Enter sends its form.
 */
export function pasteLines(signal: AbortSignal): void {
  document.addEventListener(
    'paste',
    event => {
      const field = event.target
      if (!(field instanceof HTMLInputElement) || field.dataset.takesLines === undefined) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.split('\n').filter(line => line.trim() !== '').length < 2) return
      event.preventDefault()
      sendLines(field.dataset.takesLines, text)
    },
    {signal},
  )
  document.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (event.target instanceof HTMLTextAreaElement && 'sendsForm' in event.target.dataset) event.target.form?.requestSubmit()
    },
    {signal},
  )
}

function sendLines(action: string, text: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.hidden = true
  const area = document.createElement('textarea')
  area.name = 'text'
  area.value = text
  form.append(area)
  document.body.append(form)
  form.submit()
}
