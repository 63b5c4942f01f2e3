import type {ReactNode} from 'react'

type CalloutProps = {readonly tone: 'plain' | 'warning' | 'error'; readonly title: ReactNode; readonly children: ReactNode}

/** Something to know before reading on: what it is in bold, then what it means. */
export function Callout({tone, title, children}: CalloutProps) {
  return (
    <div className={tone === 'plain' ? 'callout' : `callout callout-${tone}`}>
      <b>{title}</b> {children}
    </div>
  )
}
