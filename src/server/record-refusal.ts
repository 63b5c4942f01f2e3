import type {Visitor} from './accounts/visitor.ts'
import {readClientAddress} from './client-address.ts'
import {hindsight} from './hindsight.ts'
import {toPrintable} from './to-printable.ts'

/** What was asked of the server and not done. `reason` is a sentence of ours: nothing of what was sent is in it. */
export type Refusal = {readonly request: Request; readonly status: number; readonly reason: string; readonly visitor?: Visitor | undefined}

/** Writes down that something was refused: where, why, and from whom. */
export async function recordRefusal({request, status, reason, visitor}: Refusal): Promise<void> {
  const path = toPrintable(new URL(request.url).pathname.slice(0, 200))
  try {
    const {log, audit} = await hindsight()
    const address = readClientAddress(request.headers)
    const person = visitor?.person
    log.warn({path, status, reason, client: address, person: person?.id}, 'Refused')
    // Of strangers in the log alone, which is cut off: the audit log never is, and anybody could fill it.
    if (person) {
      const via = visitor.via === 'key' ? 'key' : 'web'
      await audit.appendInAnyCase({
        action: 'refusal',
        actor: person.email,
        actorId: person.id,
        via,
        address,
        subject: {kind: 'address', id: path},
        after: {status, reason},
      })
    }
  } catch {
    // Without an index there is no log yet, and what is wrong is being said already.
  }
}
