import {describe, expect, test} from 'vitest'
import {resolveImage, toImageAddress} from '#src/postmortem/render/resolve-image.ts'

const file = 'payments/2024/2024-03-01-calls.md'

describe('resolveImage()', () => {
  test.each([
    ['images/a.png', 'payments/2024/images/a.png'],
    ['./a.PNG', 'payments/2024/a.PNG'],
    ['../shared/a%20b.svg', 'payments/shared/a b.svg'],
    ['../../a.webp?raw=1#x', 'a.webp'],
    ['a/../b.jpeg', 'payments/2024/b.jpeg'],
  ])('finds %s below the folder', (address, path) => expect(resolveImage(address, file)).toEqual({kind: 'file', path}))

  test.each([
    '../../../a.png',
    '/etc/a.png',
    '//evil.example/a.png',
    '..%2f..%2f..%2fetc%2fpasswd.png',
    '%2e%2e/%2e%2e/%2e%2e/a.png',
    '..\\..\\a.png',
    'a%5cb.png',
    'C:a.png',
    'data:image/png;base64,AAAA',
    'file:///etc/a.png',
    'a%00.png',
    'notes.md',
    'a.html',
    'a',
    '',
  ])('D20 leads nowhere with %j', address => expect(resolveImage(address, file)).toEqual({kind: 'none'}))

  test('shows no file to a document that is in no folder', () => {
    expect(resolveImage('a.png', undefined)).toEqual({kind: 'none'})
  })

  test('tells images of other sites', () => {
    expect(resolveImage('HTTPS://G.example/a"b.png', file)).toEqual({kind: 'remote', href: 'https://g.example/a%22b.png'})
  })
})

test('toImageAddress() writes every character so that it stays one path', () => {
  expect(toImageAddress('a/b', 'x y/é?#.png')).toBe('/incidents/a%2Fb/files/x%20y/%C3%A9%3F%23.png')
})
