import {describe, expect, it} from 'vitest'
import {findRole, isPrivateAddress} from '#src/server/accounts/oidc-variables.ts'
import {readEnvironment} from '#src/server/environment.ts'

const least = {HINDSIGHT_OIDC_ISSUER: 'https://login.example.com/realms/acme', HINDSIGHT_OIDC_CLIENT_ID: 'hindsight', HINDSIGHT_OIDC_CLIENT_SECRET: 'a b+c'}

describe('readEnvironment()', () => {
  it('knows no identity provider unless one is named', () => {
    expect(readEnvironment({}).oidc).toBeUndefined()
  })

  it('needs issuer, client and secret, and has defaults for the rest', () => {
    expect(readEnvironment(least).oidc).toEqual({
      issuer: 'https://login.example.com/realms/acme',
      clientId: 'hindsight',
      clientSecret: 'a b+c',
      name: 'login.example.com',
      scopes: ['openid', 'profile', 'email'],
      groupsClaim: 'groups',
      roles: undefined,
    })
  })

  it('takes what is set', () => {
    const source = {
      ...least,
      HINDSIGHT_OIDC_NAME: 'Acme',
      HINDSIGHT_OIDC_SCOPES: 'email, groups openid',
      HINDSIGHT_OIDC_GROUPS_CLAIM: 'roles',
      HINDSIGHT_OIDC_ROLES: 'sre=editor, on call = manager,cn=admins=administrator,*=viewer,',
    }
    expect(readEnvironment(source).oidc).toMatchObject({
      name: 'Acme',
      scopes: ['openid', 'email', 'groups'],
      groupsClaim: 'roles',
      roles: new Map([
        ['sre', 'editor'],
        ['on call', 'manager'],
        ['cn=admins', 'administrator'],
        ['*', 'viewer'],
      ]),
    })
  })

  it('takes all that a sign-in needs or nothing of it, and never repeats the secret', () => {
    const together = 'expected HINDSIGHT_OIDC_ISSUER, HINDSIGHT_OIDC_CLIENT_ID, HINDSIGHT_OIDC_CLIENT_SECRET together, because'
    const read = (source: Record<string, string>) => () => readEnvironment(source)
    expect(read({HINDSIGHT_OIDC_CLIENT_SECRET: 'hush'})).toThrow(
      new Error(`Cannot read the environment:\n  HINDSIGHT_OIDC_ISSUER: Unexpected absence, ${together} HINDSIGHT_OIDC_CLIENT_SECRET is set`),
    )
    expect(read({...least, HINDSIGHT_OIDC_CLIENT_SECRET: ''})).toThrow(
      new Error(`Cannot read the environment:\n  HINDSIGHT_OIDC_CLIENT_SECRET: Unexpected absence, ${together} HINDSIGHT_OIDC_ISSUER is set`),
    )
    expect(read({HINDSIGHT_OIDC_ROLES: 'sre=editor'})).toThrow(`HINDSIGHT_OIDC_ISSUER: Unexpected absence, ${together} HINDSIGHT_OIDC_ROLES is set`)
  })

  it.each([
    'login.example.com',
    'http://login.example.com',
    'http://localhost.example.com',
    'https://me:secret@login.example.com',
    'https://login.example.com/?a=b',
    'https://login.example.com/#a',
    'javascript:alert(1)',
  ])('takes no issuer %s', issuer => {
    expect(() => readEnvironment({...least, HINDSIGHT_OIDC_ISSUER: issuer})).toThrow('HINDSIGHT_OIDC_ISSUER: Unexpected')
  })

  it.each([
    {roles: 'sre', says: 'Unexpected "sre", expected group=role, the role being one of viewer, author, editor, manager, administrator'},
    {roles: 'sre=owner', says: 'Unexpected "sre=owner", expected group=role'},
    {roles: '=editor', says: 'Unexpected "=editor", expected group=role'},
    {roles: 'sre=editor,sre=viewer', says: 'Unexpected second role for "sre", expected one for each group'},
  ])('takes no roles $roles', ({roles, says}) => {
    expect(() => readEnvironment({...least, HINDSIGHT_OIDC_ROLES: roles})).toThrow(`HINDSIGHT_OIDC_ROLES: ${says}`)
  })
})

describe('findRole()', () => {
  const given = new Map([
    ['*', 'viewer'],
    ['sre', 'editor'],
    ['leads', 'manager'],
  ] as const)
  it.each([
    {groups: ['sre', 'leads'], role: 'manager'},
    {groups: ['leads', 'sre'], role: 'manager'},
    {groups: ['sre'], role: 'editor'},
    {groups: ['SRE', 'toString'], role: 'viewer'},
    {groups: [], role: 'viewer'},
  ] as const)('says $role of $groups', ({groups, role}) => {
    expect(findRole(groups, given)).toBe(role)
  })

  it('says nothing where no group is known, also of a group that calls itself *', () => {
    expect(findRole(['others', '*'], new Map([['sre', 'editor']]))).toBeUndefined()
    expect(findRole([], new Map())).toBeUndefined()
  })
})

it('isPrivateAddress() takes https anywhere and http on this machine alone', () => {
  for (const address of ['https://a.example/x', 'http://localhost:8080/x', 'http://127.0.0.1', 'http://[::1]:1/']) expect(isPrivateAddress(address)).toBe(true)
  for (const address of ['http://a.example', 'http://127.0.0.1.example', 'ftp://localhost', 'https://', 'https://a:b@c.example', ''])
    expect(isPrivateAddress(address)).toBe(false)
})
