let turn = 0

/** To be called before a document is read: what was found in the one before the last is forgotten. */
export function forgetOlder(): void {
  turn += 1
}

/**
 * Answers of a pure function about a text, as long as the text is of this document or of the one read before: a line is asked about by several readers, and the next
 * reading of a document that somebody writes has nearly all the lines of the one before. Of others nothing is kept, since a line keeps all of its document in
 * memory. Holds between `most` and twice as many answers.
 */
export function remembered<Answer>(ask: (text: string) => Answer, most = 5_000): (text: string) => Answer {
  let recent = new Map<string, {readonly answer: Answer}>()
  let older = new Map<string, {readonly answer: Answer}>()
  let asked = turn
  return text => {
    if (asked !== turn || recent.size >= most) {
      older = recent
      recent = new Map()
      asked = turn
    }
    const known = recent.get(text)
    if (known) return known.answer
    const found = older.get(text) ?? {answer: ask(text)}
    recent.set(text, found)
    return found.answer
  }
}
