import {expect, test} from 'vitest'
import {anonymous, stranger} from '#src/incident/viewer.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {findDoor} from '#src/server/find-door.ts'

const nobody: Visitor = {viewer: anonymous, person: undefined, via: 'nobody', scope: 'write'}
const outside: Visitor = {...nobody, viewer: stranger}
const page = new Headers({accept: 'text/html,application/xhtml+xml'})
const at = (text: string): URL => new URL(text, 'http://localhost:3000')

test('findDoor() lets everybody go on where one may read without an account', () => {
  for (const path of ['/', '/incidents?q=redis', '/login']) expect(findDoor(at(path), page, nobody)).toBeUndefined()
})

test('findDoor() leads a stranger to where one signs in, and back to what they asked for', () => {
  expect(findDoor(at('/incidents?q=redis&page=2'), page, outside)).toEqual({leadsTo: '/login?next=%2Fincidents%3Fq%3Dredis%26page%3D2'})
  expect(findDoor(at('/'), page, outside)).toEqual({leadsTo: '/login'})
  expect(findDoor(at('/incidents.csv'), new Headers(), outside)).toBe('unauthorized')
})

test('findDoor() leaves the doors open, and nothing that only looks like one', () => {
  for (const path of ['/login?next=/', '/setup?token=a', '/account/reset?token=a', '/account/sign-in', '/healthz', '/readyz', '/api/auth/callback/sso?code=a'])
    expect(findDoor(at(path), page, outside), path).toBeUndefined()
  for (const path of ['/account', '/loginx', '/login/..', '/Login', '/api/auth/sign-in/email', '/settings', '/account/keys/create', '/incidents/login'])
    expect(findDoor(at(path), page, outside), path).toBeDefined()
})

test('H16 findDoor() tells who sends a key that is no good, also where everybody may read', () => {
  expect(findDoor(at('/incidents.json'), new Headers({authorization: 'Bearer hindsight_wrong'}), nobody)).toBe('unauthorized')
})
