import {describe, expect, test} from 'vitest'
import {isNetwork, openClientFinder} from '#src/server/trusted-proxies.ts'

describe('openClientFinder()', () => {
  test('believes no X-Forwarded-For where no proxy is trusted', () => {
    const find = openClientFinder([])
    expect(find('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(find('::ffff:203.0.113.9', undefined)).toBe('203.0.113.9')
  })

  test('H18 believes none that another than a trusted proxy has sent', () => {
    expect(openClientFinder(['10.0.0.0/8'])('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
  })

  test('H18 walks from the right, and stops at the first that nobody trusted has written', () => {
    const find = openClientFinder(['10.0.0.0/8', 'fd00::/8'])
    expect(find('10.1.1.1', '198.51.100.1')).toBe('198.51.100.1')
    expect(find('10.1.1.1', '1.1.1.1, 198.51.100.1, fd00::2')).toBe('198.51.100.1')
    expect(find('::ffff:10.1.1.1', '127.0.0.1,198.51.100.1')).toBe('198.51.100.1')
    expect(find('fd00::1', '10.9.9.9')).toBe('10.9.9.9')
  })

  test('names the proxy itself where what it says is no address', () => {
    const find = openClientFinder(['10.1.1.1'])
    for (const forwarded of [undefined, '', ',', 'unknown', '_hidden', '1.2.3', '999.1.1.1', '1.1.1.1 2.2.2.2', "'; DROP", '\u0000'])
      expect([forwarded, find('10.1.1.1', forwarded)]).toEqual([forwarded, '10.1.1.1'])
  })

  test('reads addresses as proxies write them: with ports, brackets, zones, and IPv4 as IPv6', () => {
    const find = openClientFinder(['10.1.1.1'])
    expect(find('10.1.1.1', '198.51.100.1:4711')).toBe('198.51.100.1')
    expect(find('10.1.1.1', '[2001:DB8::1]:4711')).toBe('2001:db8::1')
    expect(find('10.1.1.1', '2001:db8::1')).toBe('2001:db8::1')
    expect(find('10.1.1.1', 'fe80::1%eth0')).toBe('fe80::1')
    expect(find('10.1.1.1', '::ffff:198.51.100.1')).toBe('198.51.100.1')
  })

  test('has no address for a connection without one', () => {
    expect(openClientFinder(['10.1.1.1'])('', '198.51.100.1')).toBeUndefined()
  })
})

test('isNetwork() knows addresses and networks, and nothing else', () => {
  const all = [
    '10.0.0.1',
    '10.0.0.0/8',
    '::1',
    'fd00::/8',
    '0.0.0.0/0',
    '',
    'localhost',
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10/8',
    'fe80::1%e0',
  ]
  expect(all.filter(isNetwork)).toEqual(['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', '0.0.0.0/0'])
})
