const comma = ','.charCodeAt(0)
const zero = '0'.charCodeAt(0)

/** The whole numbers of a text like `1,20,3`, as `string_agg` writes them: a row for each would take the client longer than finding them. */
export function readNumbers(text: string | null | undefined): readonly number[] {
  if (!text) return []
  const numbers: number[] = []
  let number = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === comma) {
      numbers.push(number)
      number = 0
    } else number = number * 10 + code - zero
  }
  numbers.push(number)
  return numbers
}
