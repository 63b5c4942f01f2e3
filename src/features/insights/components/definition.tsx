import type {ReactNode} from 'react'

type DefinitionProps = {
  readonly name?: string
  /** What it is about, for who cannot see what it stands below, where a page has several. */
  readonly of?: string
  readonly children: ReactNode
}

/** How a figure is counted, or a picture drawn, beside it; on paper it stands there open. */
export function Definition({name = 'How it is counted', of, children}: DefinitionProps) {
  return (
    <details className="definition">
      <summary>
        {name}
        {of !== undefined && <span className="sr-only">: {of}</span>}
      </summary>
      {children}
    </details>
  )
}
