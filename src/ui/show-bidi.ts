/**
 * Shows the invisible characters that turn the direction of text as marks: raw, one of them in a name or a title makes the words
 * after it read as something else. Takes text or whole HTML, as the marks need no markup.
 */
export function showBidi(text: string): string {
  return text.replace(turning, character => `⟦U+${character.charCodeAt(0).toString(16).toUpperCase()}⟧`)
}

/** Embeddings, overrides and isolates; the marks without extent (U+200E, U+200F, U+061C) only help right-to-left text. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g
