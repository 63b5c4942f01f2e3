/** What a table of incidents can show beside the title, in the order in which it shows it. */
export const listColumns = [
  'date',
  'severity',
  'organization',
  'services',
  'factors',
  'noticed',
  'duration',
  'impact',
  'ttd',
  'ttm',
  'actions',
  'status',
] as const
export type ListColumn = (typeof listColumns)[number]

/** How a list is shown. */
export type ListView = {
  readonly layout: 'rows' | 'table'
  readonly density: 'comfortable' | 'compact'
  readonly columns: readonly ListColumn[]
}

export const usualView: ListView = {layout: 'rows', density: 'comfortable', columns: ['date', 'severity', 'services', 'duration', 'impact', 'actions']}

/** What is asked for of a view; unknown words are named. */
export function readView(
  {layout, density, columns}: {readonly layout?: string | undefined; readonly density?: string | undefined; readonly columns: readonly string[]},
  complain: (called: string, value: string) => void = () => {},
): Partial<ListView> {
  const asked: {-readonly [Key in keyof ListView]?: ListView[Key]} = {}
  if (layout === 'rows' || layout === 'table') asked.layout = layout
  else if (layout) complain('view', layout)
  if (density === 'comfortable' || density === 'compact') asked.density = density
  else if (density) complain('density', density)
  for (const name of columns.filter(column => !listColumns.some(known => known === column))) complain('column', name)
  const known = listColumns.filter(column => columns.includes(column))
  if (known.length > 0) asked.columns = known
  return asked
}
