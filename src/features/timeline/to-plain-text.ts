/** The words of a document's sanitised HTML, in which `<` and `>` stand for tags only, on one line. */
export function toPlainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, tag => (inline.test(tag) ? '' : ' '))
    .replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => characters[name] ?? whole)
    .replace(/\[\[([^\][]*)\]\]/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The beginning of a text up to a length: its first clause where that fits, else cut between words. */
export function toShortText(text: string, length: number): string {
  const clause = /^.{16,}?(?=[;:,.!?](?:\s|$)|\s[–—(-]\s?)/.exec(text.slice(0, length + 2))?.[0]
  const whole = clause ?? text.replace(/[.;:,]$/, '')
  if (whole.length <= length) return whole
  const cut = whole.slice(0, length)
  const space = cut.lastIndexOf(' ')
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/, '')}…`
}

const inline = /^<\/?(?:a|abbr|b|code|del|em|i|incident-link|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)\b/
const characters: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"'}
