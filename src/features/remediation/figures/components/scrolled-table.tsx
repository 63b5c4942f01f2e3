import type {ReactNode} from 'react'

/** A table that may be wider than the screen; whoever has no pointer scrolls it by the arrow keys. */
export function ScrolledTable({label, children}: {readonly label: string; readonly children: ReactNode}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus
    <section className="figure-scroll" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  )
}
