/**
 * What copies when it is clicked. `data-copies` is an address: with `data-copies-text` what it answers with is copied, else the address
 * itself; of a link that has it empty, the place it leads to on the page. `data-copies-value` is what is copied. Without this, buttons are not shown and links are links.
 */
export function copyOnClick(signal: AbortSignal): void {
  // Only a secure page may write to the clipboard; the address of this machine counts as one.
  if (!('clipboard' in navigator)) return
  document.documentElement.dataset.copying = 'ready'
  document.addEventListener(
    'click',
    event => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copies], [data-copies-value]') : null
      if (button) void copy(button)
    },
    {signal},
  )
}

async function copy(button: HTMLElement): Promise<void> {
  const value = button.dataset.copiesValue
  const said = await (value === undefined ? write(toAddress(button), 'copiesText' in button.dataset) : navigator.clipboard.writeText(value)).then(
    () => 'Copied',
    () => 'Could not be copied',
  )
  button.dataset.said = said
  const status = document.getElementById('copy-status')
  if (status) status.textContent = said
  setTimeout(() => {
    delete button.dataset.said
    if (status) status.textContent = ''
  }, 2000)
}

/** The place of a link is that of its fact, whatever part of the picture and whose clock its reader has chosen, where they came from and what they edit. */
function toAddress(button: HTMLElement): string {
  const address = new URL(button.dataset.copies || (button.getAttribute('href') ?? ''), location.href)
  if (!button.dataset.copies) for (const name of ['zoom', 'tz', 'list', 'edit']) address.searchParams.delete(name)
  return address.href.replace(/\?(?=#|$)/, '')
}

async function write(address: string, isText: boolean): Promise<void> {
  if (!isText) return navigator.clipboard.writeText(address)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`Cannot copy: the server answered ${answer.status}`)
  return navigator.clipboard.writeText(await answer.text())
}
