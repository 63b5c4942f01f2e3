import {cache} from 'react'
import {toHandles} from '#src/incident/people.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {findVisitor} from './accounts/find-visitor.ts'
import type {Visitor} from './accounts/visitor.ts'
import {hindsight} from './hindsight.ts'

export {operator} from '#src/incident/viewer.ts'

/** Who sends the request that is being answered, asked once for each page; the proxy, which stands before a request, gives its headers. */
export const readVisitor = cache(async (given?: Pick<Headers, 'get'>): Promise<Visitor> => {
  const [opened, headers] = await Promise.all([hindsight(), given ?? readHeaders()])
  const {settings} = await opened.settings()
  return await findVisitor(await opened.accounts(), headers, {
    reading: opened.environment.reading,
    toHandles: async email => toHandles(email, settings),
  })
})

/** Who is asking, as far as it decides what they see. */
export async function readViewer(given?: Pick<Headers, 'get'>): Promise<Viewer> {
  return (await readVisitor(given)).viewer
}

/** Loaded only where there is a request: `kb` shares this folder and has none. */
async function readHeaders(): Promise<Pick<Headers, 'get'>> {
  const {headers} = await import('next/headers')
  return await headers()
}
