import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {deviceCookieName, findDevice, rememberDevice, writeDeviceCookie} from '#src/server/accounts/device-cookie.ts'
import {openSignInLimits, type SignInAttempt} from '#src/server/accounts/sign-in-limits.ts'
import {toNetwork} from '#src/server/accounts/to-network.ts'
import {openMemoryAttempts} from '#src/store/memory/open-memory-attempts.ts'

const secret = 'a secret of the tests, and of nobody else'
const start = Date.UTC(2026, 0, 1)
const ada = 'ada@example.com'

function someLimits() {
  const clock = {now: start}
  const counts = new Map<string, {count: number; end: number}>()
  const limits = openSignInLimits(
    openMemoryAttempts(() => clock.now, counts),
    secret,
    () => clock.now,
  )
  return {clock, counts, limits}
}

function anAttempt(given: Partial<SignInAttempt> = {}): SignInAttempt {
  return {account: ada, address: '192.0.2.1', deviceCookie: undefined, ...given}
}

/** How many of some tries were admitted. */
async function tryAll(limits: ReturnType<typeof openSignInLimits>, attempts: readonly SignInAttempt[]): Promise<number> {
  let admitted = 0
  for (const attempt of attempts) if ((await limits.admit(attempt)).admitted) admitted++
  return admitted
}

const times = <T>(count: number, make: (at: number) => T): readonly T[] => Array.from({length: count}, (_, at) => make(at))

describe('openSignInLimits()', () => {
  it('H14 admits 5 tries a minute to an account from one address, and all again after it', async () => {
    const {clock, limits} = someLimits()
    expect(
      await tryAll(
        limits,
        times(5, () => anAttempt()),
      ),
    ).toBe(5)
    clock.now += 18_000
    expect(await limits.admit(anAttempt())).toEqual({admitted: false, secondsLeft: 42, by: 'accountAtAddress', isFirst: true})
    expect(await limits.admit(anAttempt({account: 'grace@example.com'}))).toEqual({admitted: true})
    clock.now += 42_000
    expect(
      await tryAll(
        limits,
        times(5, () => anAttempt()),
      ),
    ).toBe(5)
  })

  it('H14 admits 20 tries a minute from one address, whatever the accounts', async () => {
    const {clock, limits} = someLimits()
    expect(
      await tryAll(
        limits,
        times(100, at => anAttempt({account: `somebody-${at}@example.com`})),
      ),
    ).toBe(20)
    expect(await limits.admit(anAttempt())).toMatchObject({admitted: false, secondsLeft: 60, by: 'address'})
    expect(await limits.admit(anAttempt({address: '192.0.2.2'}))).toEqual({admitted: true})
    clock.now += 60_000
    expect(await limits.admit(anAttempt())).toEqual({admitted: true})
  })

  it('H14 admits 10 tries a minute to an account, however many the addresses', async () => {
    const {limits} = someLimits()
    expect(
      await tryAll(
        limits,
        times(100, at => anAttempt({address: `198.51.100.${at}`})),
      ),
    ).toBe(10)
    expect(await limits.admit(anAttempt({address: '203.0.113.1'}))).toMatchObject({admitted: false, secondsLeft: 60, by: 'account'})
  })

  it('H14 says of 1,000 refusals in a window which is the first, so that one is written down', async () => {
    const {clock, limits} = someLimits()
    let written = 0
    for (let tried = 0; tried < 1_005; tried++) {
      const admission = await limits.admit(anAttempt({address: `198.51.100.${Math.floor(tried / 5) % 2}`}))
      if (!admission.admitted && admission.isFirst) written++
    }
    // Of each address for the account, and of each address as a whole.
    expect(written).toBe(4)
    clock.now += 60_000
    expect(await limits.admit(anAttempt())).toEqual({admitted: true})
  })

  it('H14 does not let one address use up what others may try', async () => {
    const {limits} = someLimits()
    await tryAll(
      limits,
      times(500, () => anAttempt()),
    )
    expect(await limits.admit(anAttempt({address: '192.0.2.2'}))).toEqual({admitted: true})
  })

  it('H14 knows of no account: one that nobody has is limited in the same way', async () => {
    const seen = await Promise.all(
      [ada, 'nobody@example.com'].map(async account => {
        const {clock, limits} = someLimits()
        const answers: unknown[] = []
        for (let tried = 0; tried < 60; tried++) {
          clock.now += 1_700
          answers.push(await limits.admit(anAttempt({account, address: `192.0.2.${tried % 3}`})))
        }
        return answers
      }),
    )
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]).toContainEqual(expect.objectContaining({admitted: false}))
  })

  it('H14 counts every spelling of an account and of an address as one', async () => {
    const {limits} = someLimits()
    const spellings = [ada, 'ADA@example.com', ' ada@EXAMPLE.com ', '\uff41da@example.com', 'ada@example.com\n']
    const addresses = ['2001:db8::1', '2001:DB8:0:0::2', '2001:db8::ffff:1', '2001:0db8:0000:0000:1:2:3:4', '2001:db8::%eth0']
    await tryAll(
      limits,
      spellings.map((account, at) => anAttempt({account, address: addresses[at]})),
    )
    expect(await limits.admit(anAttempt({address: '2001:db8:0:0:9::9'}))).toMatchObject({admitted: false, by: 'accountAtAddress'})
    expect(await limits.admit(anAttempt({address: '2001:db8:0:1::1'}))).toEqual({admitted: true})
  })

  it('H14 lets the owner in by the device of an earlier sign-in, through 1,000 wrong passwords from 50 addresses', async () => {
    const {clock, limits} = someLimits()
    const deviceCookie = await limits.welcome(anAttempt())
    clock.now += 86_400_000
    let admitted = 0
    for (let tried = 0; tried < 1_000; tried++) {
      clock.now += 100
      const attempt = anAttempt({address: `198.51.100.${tried % 50}`})
      if ((await limits.admit(attempt)).admitted) admitted++
      if (tried % 200 === 199) {
        expect(await limits.admit(anAttempt({address: '198.51.100.1', deviceCookie}))).toEqual({admitted: true})
        await limits.welcome(anAttempt({address: '198.51.100.1', deviceCookie}))
      }
    }
    // 100 seconds are two windows.
    expect(admitted).toBe(20)
    const refused = await limits.admit(anAttempt())
    expect(refused).toMatchObject({admitted: false, by: 'account'})
    clock.now += 60_000
    expect(await limits.admit(anAttempt())).toEqual({admitted: true})
  })

  it('holds the owner without a device off for the rest of the window and not longer', async () => {
    const {clock, limits} = someLimits()
    for (let tried = 0; tried < 1_000; tried++) {
      clock.now += 300
      await limits.admit(anAttempt({address: `198.51.100.${tried % 50}`}))
    }
    const refused = await limits.admit(anAttempt())
    const seconds = refused.admitted ? 0 : refused.secondsLeft
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    clock.now += seconds * 1_000
    expect(await limits.admit(anAttempt())).toEqual({admitted: true})
  })

  it('admits 5 tries a minute by one device, which are good for its own account alone', async () => {
    const {limits} = someLimits()
    const deviceCookie = await limits.welcome(anAttempt())
    expect(
      await tryAll(
        limits,
        times(20, at => anAttempt({deviceCookie, address: `198.51.100.${at}`})),
      ),
    ).toBe(5)
    expect(await limits.admit(anAttempt({deviceCookie}))).toMatchObject({admitted: false, secondsLeft: 60, by: 'device'})
    const other = times(30, at => anAttempt({account: 'grace@example.com', deviceCookie, address: `198.51.100.${at}`}))
    expect(await tryAll(limits, other)).toBe(10)
  })

  it('begins anew for who signed in, and not for the address as a whole', async () => {
    const {limits} = someLimits()
    for (let round = 0; round < 4; round++) {
      expect(
        await tryAll(
          limits,
          times(4, () => anAttempt({account: `somebody-${round}@example.com`})),
        ),
      ).toBe(4)
      await limits.welcome(anAttempt({account: `somebody-${round}@example.com`}))
    }
    expect(
      await tryAll(
        limits,
        times(10, () => anAttempt({account: 'somebody-0@example.com'})),
      ),
    ).toBe(4)
  })

  it('limits mails to an account and from an address', async () => {
    const {clock, limits} = someLimits()
    const ask = async (account: string, address: string) => (await limits.admitMail({account, address})).admitted
    expect(await Promise.all(times(5, at => ask(ada, `192.0.2.${at}`)))).toEqual([true, true, true, false, false])
    const asked = await Promise.all(times(12, at => ask(`somebody-${at}@example.com`, '203.0.113.1')))
    expect(asked.filter(Boolean)).toHaveLength(10)
    clock.now += 900_000
    expect(await ask(ada, '203.0.113.1')).toBe(true)
  })

  it('keeps neither addresses nor accounts where they could be read, nor hashes that can be guessed without the secret', async () => {
    const {counts, limits} = someLimits()
    await limits.admit(anAttempt())
    const deviceCookie = await limits.welcome(anAttempt())
    await limits.admit(anAttempt({deviceCookie}))
    await limits.admitMail(anAttempt())
    const others = new Map<string, {count: number; end: number}>()
    await openSignInLimits(
      openMemoryAttempts(() => start, others),
      `${secret}!`,
    ).admit(anAttempt())
    expect([...counts.keys(), ...others.keys()].every(key => /^[\w-]{43}$/.test(key))).toBe(true)
    expect([...others.keys()].filter(key => counts.has(key))).toEqual([])
  })
})

describe('findDevice()', () => {
  it('knows a device for its account, for a year', () => {
    const cookie = rememberDevice(secret, ada, undefined, start)
    const device = findDevice(secret, ada, cookie, start)
    expect(device).toMatch(/^[\w-]{22}$/)
    expect(findDevice(secret, ada, cookie, start + 365 * 86_400_000)).toBe(device)
    expect(findDevice(secret, ada, cookie, start + 366 * 86_400_000)).toBeUndefined()
    expect(findDevice(secret, 'grace@example.com', cookie, start)).toBeUndefined()
    expect(rememberDevice(secret, ada, undefined, start)).not.toBe(cookie)
  })

  it('J10 knows none when the secret is another', () => {
    expect(findDevice(`${secret}!`, ada, rememberDevice(secret, ada, undefined, start), start)).toBeUndefined()
  })

  it('keeps the device when its account signs in again, and those of three others', () => {
    let cookie: string | undefined
    for (const account of ['a', 'b', 'c', 'd', 'e']) cookie = rememberDevice(secret, account, cookie, start)
    expect(['a', 'b', 'c', 'd', 'e'].map(account => findDevice(secret, account, cookie, start) !== undefined)).toEqual([false, true, true, true, true])
    const again = rememberDevice(secret, 'c', cookie, start + 86_400_000)
    expect(findDevice(secret, 'c', again, start + 366 * 86_400_000)).toBe(findDevice(secret, 'c', cookie, start))
    expect(again.split('~')).toHaveLength(4)
  })

  it('takes nothing that was changed by a single character, and throws on nothing', () => {
    const cookie = rememberDevice(secret, ada, undefined, start)
    for (let at = 0; at < cookie.length; at++) {
      const changed = cookie.slice(0, at) + (cookie[at] === 'x' ? 'y' : 'x') + cookie.slice(at + 1)
      expect(findDevice(secret, ada, changed, start)).toBeUndefined()
    }
    fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 2_000}), text => findDevice(secret, ada, text, start) === undefined))
    expect(findDevice(secret, ada, `${'~'.repeat(100_000)}${cookie}`, start)).toBeUndefined()
  })

  it('is set for scripts and other sites not to reach', () => {
    const value = rememberDevice(secret, ada, undefined, start)
    expect(writeDeviceCookie(value, {secure: true})).toBe(`${deviceCookieName}=${value}; Path=/account; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure`)
    expect(writeDeviceCookie(value, {secure: false})).toMatch(/SameSite=Lax$/)
    expect(value).toMatch(/^[\w.~-]+$/)
  })
})

describe('toNetwork()', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['192.0.2.1, 10.0.0.1', 'unknown'],
    ['192.0.2.01', 'unknown'],
    ['localhost', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('takes %s for %s', (address, network) => {
    expect(toNetwork(address)).toBe(network)
  })
})
