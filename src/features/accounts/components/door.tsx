import type {ReactNode} from 'react'
import {BrandMark} from '#src/ui/brand-mark.tsx'

/** The frame of the pages at which one gets in: nothing of the library around it. */
export function Door({title, lead, children}: {readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode}) {
  return (
    <main id="content" className="door">
      <p className="brand">
        <BrandMark />
        Hindsight
      </p>
      <h1 className="mt-8 text-2xl font-semibold tracking-tight">{title}</h1>
      {lead !== undefined && <p className="mt-1 text-lg text-ink-2">{lead}</p>}
      {children}
    </main>
  )
}
