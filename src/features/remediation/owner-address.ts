import {toHandle, toOwnerKey} from '#src/incident/handle.ts'

/** The address of the page of what somebody owns, by whatever an action says of its owner. */
export function toPersonHref(owner: string): string {
  return `/remediation/people/${toPart(toOwnerKey(owner))}`
}

/** The address of a team's page. */
export function toTeamHref(handle: string): string {
  return `/remediation/teams/${toPart(toHandle(handle))}`
}

/** The owner that a part of such an address names; undefined for what no encoder writes. */
export function readOwnerPart(part: string): string | undefined {
  try {
    const name = decodeURIComponent(part).replace(/~([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    return name.trim() === '' || name.length > 300 ? undefined : toOwnerKey(name)
  } catch {
    return undefined
  }
}

/** As for services: what a path, or a proxy in front of it, could take for something else is written `~2F`. */
function toPart(key: string): string {
  const plain = key.replace(/\p{Cs}/gu, '\ufffd')
  const isDots = /^\.+$/.test(plain)
  const escaped = plain.replace(isDots ? /\./g : /[/\\%~\p{Cc}]/gu, character => `~${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  return encodeURIComponent(escaped).replaceAll('%40', '@')
}
