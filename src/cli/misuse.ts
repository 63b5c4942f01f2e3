/** A command called in a way that makes no sense; `kb` exits with 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}
