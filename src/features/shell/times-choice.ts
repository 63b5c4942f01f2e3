import {cookies} from 'next/headers'

/** Whose clock times are shown on. */
export type TimesChoice = 'utc' | 'incident'

/** What the address says, or else what was chosen last, or else UTC. */
export async function readTimesChoice(address: string | readonly string[] | undefined): Promise<TimesChoice> {
  const chosen = typeof address === 'string' ? address : (await cookies()).get('times')?.value
  return chosen === 'incident' ? 'incident' : 'utc'
}
