import {describe, expect, test} from 'vitest'
import {isSiteAddress, toSite} from '#src/server/site.ts'

describe('toSite()', () => {
  test('takes the address that the server listens on, by every name of this machine, where none is said', () => {
    expect(toSite(undefined, {host: '127.0.0.1', port: 3000})).toEqual({
      url: 'http://localhost:3000',
      origins: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
      isSecure: false,
    })
    expect(toSite(undefined, {host: '::1', port: 80})).toEqual({
      url: 'http://[::1]',
      origins: ['http://[::1]', 'http://localhost', 'http://127.0.0.1'],
      isSecure: false,
    })
  })

  test('takes one origin alone where others than this machine are answered', () => {
    expect(toSite(undefined, {host: '0.0.0.0', port: 3000}).origins).toEqual(['http://localhost:3000'])
    expect(toSite(undefined, {host: '::', port: 3000}).origins).toEqual(['http://localhost:3000'])
    expect(toSite(undefined, {host: '192.0.2.7', port: 3000}).origins).toEqual(['http://192.0.2.7:3000'])
    expect(toSite(undefined, {host: 'fd00::7', port: 3000}).origins).toEqual(['http://[fd00::7]:3000'])
  })

  test('takes the origin that is said, and no name of this machine beside it', () => {
    const listening = {host: '127.0.0.1', port: 3000}
    expect(toSite('https://Postmortems.example.com:443/', listening)).toEqual({
      url: 'https://postmortems.example.com',
      origins: ['https://postmortems.example.com'],
      isSecure: true,
    })
    expect(toSite('http://postmortems.example.com', listening).origins).toEqual(['http://postmortems.example.com'])
    expect(toSite('https://localhost:8443', listening).origins).toEqual(['https://localhost:8443'])
    expect(toSite('http://localhost:8080', {host: '0.0.0.0', port: 3000}).origins).toEqual(['http://localhost:8080'])
  })
})

describe('isSiteAddress()', () => {
  test.each(['http://localhost:3000', 'https://postmortems.example.com', 'https://postmortems.example.com/', 'HTTPS://A.example', 'http://[::1]:3000'])(
    'takes %j',
    text => expect(isSiteAddress(text)).toBe(true),
  )

  test.each([
    '',
    'postmortems.example.com',
    '//postmortems.example.com',
    'ftp://a.example',
    'https://',
    'https://a.example/x',
    'https://a.example//',
    'https://a.example/?',
    'https://a.example/#',
    'https://ada:secret@a.example',
    'https://a.example\\x',
    'https://a.example:99999',
    'https://a b.example',
    'javascript:alert(1)',
  ])('takes %j for none', text => expect(isSiteAddress(text)).toBe(false))
})
