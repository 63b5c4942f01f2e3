import 'server-only'
import {cookies} from 'next/headers'
import {type ListView, readView, usualView} from './list-view.ts'

/** What the address says, or else what was chosen last, or else the usual. */
export async function readListView(asked: Partial<ListView>): Promise<ListView> {
  const kept = await cookies()
  const remembered = readView({
    layout: kept.get('view')?.value,
    density: kept.get('density')?.value,
    columns: kept.get('columns')?.value.split('.') ?? [],
  })
  return {...usualView, ...remembered, ...asked}
}
