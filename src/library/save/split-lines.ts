/** The lines of a text, each with its ending: joined, they are the text. A line ends with a line feed, and what stands before that is part of it. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
