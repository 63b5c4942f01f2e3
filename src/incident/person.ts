import type {Role} from './viewer.ts'

/** Somebody with an account. */
export type Person = {
  readonly id: string
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly role: Role
}
