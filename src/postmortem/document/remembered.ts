/**
 * Answers of a pure function about a text, as long as the text is among those last asked about: a line is asked about by several readers, and the next
 * reading of a document that somebody writes has nearly all the lines of the one before. Holds between `most` and twice as many answers.
 */
export function remembered<Answer>(ask: (text: string) => Answer, most = 4000): (text: string) => Answer {
  let recent = new Map<string, {readonly answer: Answer}>()
  let older = new Map<string, {readonly answer: Answer}>()
  return text => {
    const known = recent.get(text)
    if (known) return known.answer
    const found = older.get(text) ?? {answer: ask(text)}
    if (recent.size >= most) {
      older = recent
      recent = new Map()
    }
    recent.set(text, found)
    return found.answer
  }
}
