import 'server-only'
import {cookies} from 'next/headers'

export type Theme = 'system' | 'light' | 'dark'

export const themes: readonly {readonly value: Theme; readonly name: string}[] = [
  {value: 'system', name: 'System'},
  {value: 'light', name: 'Light'},
  {value: 'dark', name: 'Dark'},
]

/** What the reader has chosen, from the cookie, so that the first paint is already right. */
export async function readTheme(): Promise<Theme> {
  const chosen = (await cookies()).get('theme')?.value
  return themes.find(theme => theme.value === chosen)?.value ?? 'system'
}
