/**
 * `Content-Disposition` as RFC 6266 has it: the name in ASCII for whoever knows no more, and whole for all others. The name is a file's
 * last part, whatever stands in it; control characters and what turns the direction of text are left out.
 */
export function writeContentDisposition(way: 'inline' | 'attachment', name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const whole = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim() || 'file'
  // Browsers decode percent signs in the plain form, too.
  const plain = whole.replace(/[^ -~]|["\\%]/gu, '_')
  if (plain === whole) return `${way}; filename="${plain}"`
  return `${way}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(whole).replace(/['()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
