import {Tabs} from '#src/ui/tabs.tsx'

type PatternTab = 'patterns' | 'recurrences' | 'map' | 'relations'

/** The pages that look at all incidents together. */
export function PatternTabs({current}: {readonly current: PatternTab}) {
  const toTab = (tab: PatternTab, name: string, href: string) => ({name, href, current: tab === current})
  return (
    <Tabs
      label="Patterns"
      tabs={[
        toTab('patterns', 'Patterns', '/patterns'),
        toTab('recurrences', 'Recurrences', '/patterns/recurrences'),
        toTab('map', 'Map', '/patterns/map'),
        toTab('relations', 'Relations', '/patterns/relations'),
      ]}
    />
  )
}
