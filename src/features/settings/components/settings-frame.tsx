import type {ReactNode} from 'react'
import {type SettingsPlace, settingsPlaces} from '#src/features/settings/settings-places.ts'

type SettingsFrameProps = {
  readonly current: SettingsPlace
  /** Where the person who asks may go. */
  readonly open: readonly SettingsPlace[]
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** What stands around each page of the settings: the way to the others, where there are others. */
export function SettingsFrame({current, open, isWide = false, children}: SettingsFrameProps) {
  const offered = settingsPlaces.filter(({id}) => open.includes(id))
  return (
    <div className={isWide ? 'settings settings-wide' : 'settings'}>
      {offered.length > 1 && (
        <nav className="tabs settings-tabs screen-only" aria-label="Settings">
          {offered.map(({id, name}) => (
            <a key={id} href={`/settings/${id}`} aria-current={id === current ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {children}
    </div>
  )
}
