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

/**
 * What the links of a page say of its view: what they were told themselves, and what is not usual. What was chosen earlier, and stands in a
 * cookie of whoever chose it, would otherwise be missing in an address that somebody passes on.
 */
export function carryView(view: ListView, asked: Partial<ListView>): Partial<ListView> {
  return {
    ...asked,
    ...(view.layout !== usualView.layout && {layout: view.layout}),
    ...(view.density !== usualView.density && {density: view.density}),
    ...(view.layout === 'table' && view.columns.join() !== usualView.columns.join() && {columns: view.columns}),
  }
}

/** All of a view that is to be seen: rows have no columns. */
export function toWholeView({layout, density, columns}: ListView): Partial<ListView> {
  return {layout, density, ...(layout === 'table' && {columns})}
}
