import {BlockList, isIP, isIPv6} from 'node:net'

/** Whether a text is an address or a network such as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, more] = text.split('/')
  const kind = isIP(address)
  if (kind === 0 || address.includes('%') || more !== undefined) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (kind === 4 ? 32 : 128))
}

/**
 * Finds who began a request: walks `X-Forwarded-For` from the right, as far as each address is that of a proxy that is trusted to have
 * written the one before it. What stands further left is whatever the client wrote. `peer` is the other end of the connection.
 */
export function openClientFinder(networks: readonly string[]): (peer: string, forwardedFor: string | undefined) => string | undefined {
  const trusted = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(prefix), family)
  }
  const isTrusted = (address: string): boolean => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

  return (peer, forwardedFor) => {
    let client = toAddress(peer)
    if (client === undefined || networks.length === 0) return client
    const hops = (forwardedFor ?? '').split(',')
    while (hops.length > 0 && isTrusted(client)) {
      const before = toAddress(hops.pop() ?? '')
      // What a trusted proxy cannot have written: the proxy itself is the last that is known.
      if (before === undefined) break
      client = before
    }
    return client
  }
}

/** An address as it is compared: without port, brackets and zone, IPv4 never written as IPv6. Undefined for what is none. */
function toAddress(text: string): string | undefined {
  const bare = text.trim().toLowerCase()
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? /^([\d.]+):\d+$/.exec(bare)?.[1] ?? bare
  const plain = address.replace(/%.*$/s, '').replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(plain) ? plain : undefined
}
