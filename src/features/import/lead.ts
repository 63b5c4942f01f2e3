import 'server-only'
import {seeOther} from '#src/features/shell/see-other.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import {hindsight} from '#src/server/hindsight.ts'
import type {ImportMessageName} from './say-import.ts'

/** Answers a form with the page that comes next and what that page has to say. */
export async function lead(to: string, says: ImportMessageName, words: Readonly<Record<string, string>> = {}): Promise<Response> {
  const {secret, url} = await (await hindsight()).accounts()
  return seeOther(to, [writeFlash(secret, {says, words}, {secure: url.startsWith('https:')})])
}
