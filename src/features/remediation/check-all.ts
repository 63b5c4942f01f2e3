/** Lets the box with `data-checks` check all those of that name that can be seen, and follow them. */
export function checkAll(signal: AbortSignal): void {
  document.addEventListener(
    'change',
    event => {
      const box = event.target
      if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
      const name = box.dataset.checks ?? box.name
      const all = document.querySelector<HTMLInputElement>(`input[data-checks="${CSS.escape(name)}"]`)
      if (!all) return
      const boxes = [...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${CSS.escape(name)}"]`)]
      if (box === all) for (const each of boxes) each.checked = all.checked
      const checked = boxes.filter(each => each.checked).length
      all.checked = checked > 0 && checked === boxes.length
      all.indeterminate = checked > 0 && checked < boxes.length
    },
    {signal},
  )
}
