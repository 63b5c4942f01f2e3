const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' '}

/** The words of sanitised HTML, on one line. Taken from the HTML and not from the Markdown because comments are gone from it. */
export function toPlainText(html: string): string {
  return html
    .replaceAll(/<incident-link>\[\[([^<]*)\]\]<\/incident-link>/g, (_, address: string) => toAddressWords(address))
    .replaceAll(/<(?:[^>"']|"[^"]*"|'[^']*')*>/g, tag => (inline.test(tag) ? '' : ' '))
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A list has no titles of other incidents, and a row is the same for every viewer: the words of the address stand for it. */
function toAddressWords(address: string): string {
  const words = address.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '')
  return /^[\d-]+$/.test(words) ? words : words.replaceAll(/[-_]+/g, ' ')
}

const inline = /^<\/?(?:a|abbr|b|code|del|em|i|incident-link|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b/i
