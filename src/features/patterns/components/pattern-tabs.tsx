import {Tabs} from '#src/ui/tabs.tsx'

type PatternTab = 'patterns' | 'recurrences' | 'map' | 'relations'

/** The pages about what incidents have in common. */
export function PatternTabs({current}: {readonly current: PatternTab}) {
  return <Tabs label="Patterns" tabs={places.map(({tab, name, href}) => ({name, href, current: tab === current}))} />
}

const places: readonly {readonly tab: PatternTab; readonly name: string; readonly href: string}[] = [
  {tab: 'patterns', name: 'Figures', href: '/patterns'},
  {tab: 'recurrences', name: 'Recurrences', href: '/patterns/recurrences'},
  {tab: 'map', name: 'Map', href: '/patterns/map'},
  {tab: 'relations', name: 'Relations', href: '/patterns/relations'},
]
