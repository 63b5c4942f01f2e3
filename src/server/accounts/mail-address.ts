/** Somebody's e-mail address, with the name that goes with it where one is said. */
export type MailAddress = {readonly name: string; readonly address: string}

/**
 * Reads `ada@example.com` or `Ada Lovelace <ada@example.com>`; undefined for whatever is not one address. Stricter than the standard: what
 * is left out (quoted local parts, comments, groups) is what headers are forged with.
 */
export function readMailAddress(text: string): MailAddress | undefined {
  const trimmed = text.trim()
  const opening = trimmed.endsWith('>') ? trimmed.indexOf('<') : -1
  const address = opening < 0 ? trimmed : trimmed.slice(opening + 1, -1)
  const name = opening < 0 ? '' : unquote(trimmed.slice(0, opening).trim())
  return isMailAddress(address) && name !== undefined ? {name, address} : undefined
}

/** Whether a text is one e-mail address and nothing else; letters of any script may stand in it. */
export function isMailAddress(text: string): boolean {
  if (text.length > 254) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  // Dots stand between, never beside each other; each part is looked at by itself, so that no pattern has to go back.
  return local.length <= 64 && local.split('.').every(part => /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u.test(part)) && isDomain(text.slice(at + 1))
}

function isDomain(text: string): boolean {
  return text.split('.').every(label => label.length <= 63 && /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && !label.startsWith('-') && !label.endsWith('-'))
}

function unquote(name: string): string | undefined {
  const plain = name.startsWith('"') && name.endsWith('"') && name.length > 1 ? name.slice(1, -1) : name
  return plain.length <= 100 && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}"<>\\]/u.test(plain) ? plain : undefined
}
