import type {ReactNode} from 'react'

type DefinitionProps = {readonly name?: string; readonly children: ReactNode}

/** How a figure is counted, or a picture drawn, beside it; on paper it stands there open. */
export function Definition({name = 'How it is counted', children}: DefinitionProps) {
  return (
    <details className="definition">
      <summary>{name}</summary>
      {children}
    </details>
  )
}
