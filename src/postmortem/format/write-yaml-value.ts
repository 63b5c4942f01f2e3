/** Text as a YAML scalar: plain where every YAML reader takes it for that text, else in quotes. `inList` is for lists in brackets. */
export function writeYamlText(text: string, inList = false): string {
  if (/[\p{Cc}\u0085\u2028\u2029\ufeff]/u.test(text)) return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, toEscape)
  const isPlain =
    /^[\p{L}\p{N}(/.]/u.test(text) &&
    !/:(?:\s|$)|\s#|\s$/.test(text) &&
    !(inList && /[,[\]{}]/.test(text)) &&
    !meansSomethingElse(text) &&
    !text.startsWith('...')
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`
}

/** A list as a YAML list in brackets. */
export function writeYamlList(texts: readonly string[]): string {
  return `[${texts.map(text => writeYamlText(text, true)).join(', ')}]`
}

/** What YAML 1.1 or 1.2 reads as a number, a date, a truth or nothing. */
function meansSomethingElse(text: string): boolean {
  return (
    /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i.test(text) ||
    /^[-+.]?(?:\d[\d_,.:eExXoOa-fA-F+-]*|\.(?:inf|nan))$/.test(text) ||
    /^\d{4}-\d\d?-\d\d?/.test(text)
  )
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
