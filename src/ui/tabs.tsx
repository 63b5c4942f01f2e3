import type {ReactNode} from 'react'

type Tab = {readonly name: ReactNode; readonly href: string; readonly current: boolean}

/** Views of one thing, each with its own address. */
export function Tabs({label, tabs}: {readonly label: string; readonly tabs: readonly Tab[]}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(tab => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.name}
        </a>
      ))}
    </nav>
  )
}
