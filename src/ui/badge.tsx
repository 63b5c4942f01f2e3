import type {ReactNode} from 'react'

/** A word on an ordered scale, 1 the most urgent; the word says what the colour says. */
export function Badge({scale, children}: {readonly scale: 1 | 2 | 3 | 4 | 5; readonly children: ReactNode}) {
  return <span className={`badge scale-${scale}`}>{children}</span>
}
