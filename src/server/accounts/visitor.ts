import type {Person} from '#src/incident/person.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {KeyScope} from '#src/library/account-store.ts'

/** Who sends a request, and how that is known. */
export type Visitor = {
  readonly viewer: Viewer
  /** Undefined where nobody is signed in. */
  readonly person: Person | undefined
  readonly via: 'nobody' | 'session' | 'key'
  /** What may be done in this way: only a key can be for reading alone. */
  readonly scope: KeyScope
  readonly sessionId?: string
  readonly keyId?: string
  /** Whether the session should be prolonged when there is an occasion. */
  readonly isAging?: boolean
}
