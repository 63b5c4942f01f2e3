import {isIPv4, isIPv6} from 'node:net'

/**
 * What an address counts as: an IPv4 address by itself, of IPv6 the first 64 bits, because whoever has one address there has all that begin
 * alike. What is no address counts as one and the same.
 */
export function toNetwork(address: string | undefined): string {
  const plain = address?.trim().replace(/%.*$/s, '') ?? ''
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return 'unknown'
  // As a host of a URL it comes back in one spelling, an IPv4 address in it as two numbers.
  const groups = toGroups(new URL(`http://[${plain}]`).hostname.slice(1, -1))
  const isMapped = groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff
  if (isMapped)
    return groups
      .slice(6)
      .flatMap(group => [group >> 8, group & 0xff])
      .join('.')
  return `${groups
    .slice(0, 4)
    .map(group => group.toString(16))
    .join(':')}::/64`
}

/** The eight numbers of an address, what `::` leaves out included. */
function toGroups(text: string): readonly number[] {
  const [before = [], after] = text.split('::').map(half => (half === '' ? [] : half.split(':').map(group => Number.parseInt(group, 16))))
  return after ? [...before, ...Array.from({length: 8 - before.length - after.length}, () => 0), ...after] : before
}
