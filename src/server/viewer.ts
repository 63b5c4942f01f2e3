import {toHandles} from '#src/incident/people.ts'
import {findVisitor} from './accounts/find-visitor.ts'
import type {Visitor} from './accounts/visitor.ts'
import {hindsight} from './hindsight.ts'

export {operator} from '#src/incident/viewer.ts'

/** Who sends a request with these headers. */
export async function identifyVisitor(headers: Pick<Headers, 'get'>): Promise<Visitor> {
  const opened = await hindsight()
  const {settings} = await opened.settings()
  return await findVisitor(await opened.accounts(), headers, {
    reading: opened.environment.reading,
    toHandles: async email => toHandles(email, settings),
  })
}
