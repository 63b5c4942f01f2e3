import type {ReactNode} from 'react'

/** How a figure is counted, beside it; on paper it stands there open. */
export function Definition({children}: {readonly children: ReactNode}) {
  return (
    <details className="definition">
      <summary>How it is counted</summary>
      {children}
    </details>
  )
}
