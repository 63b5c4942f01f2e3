import 'server-only'
import {headers} from 'next/headers'
import {readFlash} from '#src/server/accounts/flash.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {type SavedMessage, saySaved} from './say-saved.ts'

/** What the last form has to say to this page, if it was one that changed actions. */
export async function readSaved(): Promise<SavedMessage | undefined> {
  const cookies = (await headers()).get('cookie')
  if (!cookies) return undefined
  const {secret} = await (await hindsight()).accounts()
  return saySaved(readFlash(secret, cookies))
}
