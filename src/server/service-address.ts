/**
 * The address of a service's page. A name is free text: what a path, or a proxy in front of it, could take for something else (slashes,
 * percent signs, control characters, a name of dots alone) is written `~2F`, and the rest as addresses are.
 */
export function toServiceHref(name: string): string {
  const plain = name.replace(/\p{Cs}/gu, '\ufffd')
  const isDots = /^\.+$/.test(plain)
  return `/services/${encodeURIComponent(plain.replace(isDots ? /\./g : unsafe, toEscape))}`
}

/** The name that a part of such an address stands for; undefined for what no encoder writes. */
export function readServiceAddress(part: string): string | undefined {
  try {
    return decodeURIComponent(part).replace(/~([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  } catch {
    return undefined
  }
}

const unsafe = /[/\\%~\p{Cc}]/gu

function toEscape(character: string): string {
  return `~${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
