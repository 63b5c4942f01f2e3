import type {Day} from '#src/incident/instant.ts'

/** To whom digests went, so that nobody gets two in one week. A recipient is a user's id, or `webhook`. */
export interface DigestDeliveries {
  /**
   * Takes it upon oneself to send the digest of a week; false where it was sent, or is being sent by another process, or where it is not
   * wanted. Of two who ask at once, one is told true.
   */
  claim(recipient: string, week: Day, at: string): Promise<boolean>
  /** Gives that back where it could not be sent. */
  release(recipient: string, week: Day): Promise<void>
  /** Whether somebody has said that they want none. */
  isOff(recipient: string): Promise<boolean>
  setOff(recipient: string, isOff: boolean): Promise<void>
}
