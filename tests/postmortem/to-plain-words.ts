/** A text as it is compared with a label: without marks and tags, in lower case, with plain quotes and dashes and single spaces. */
export function toPlainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^>]{1,40}>/g, ' ')
    .replace(/[*_`~]/g, '')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
