import {randomBytes, randomInt} from 'node:crypto'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {commonWords} from '#src/server/accounts/common-words.ts'
import {checkPassword, isPasswordLength, toPasswordText} from '#src/server/accounts/password-policy.ts'

const ada = {email: 'ada.lovelace@analytical.example', name: 'Ada Lovelace'}

function judge(password: string): string {
  const verdict = checkPassword(password, ada)
  return verdict.ok ? 'ok' : verdict.message
}

describe('checkPassword()', () => {
  it.each([
    'correct bicycle umbrella lettuce',
    'Vermeer paints quiet kitchens',
    'xk7#Qm2vLp9z',
    'ведро сосна паром кирпич',
    'пароход плывёт медленно',
    '東京駅の朝は静かで寒いです',
    'aaaa? nine purple trombones',
    '\u{1f40b}\u{1f955}\u{1f6b2}\u{1f3bb}\u{1f9e6}\u{1f511}\u{1f33b}\u{1f4ce}\u{1f9f2}\u{1f426}\u{1f9c0}\u{1f3d4}',
    ' leading and trailing mouse ',
    'summer quietly eats marmalade',
    'Hindsight bakes nineteen pretzels',
  ])('takes %s', password => {
    expect(judge(password)).toBe('ok')
  })

  it('asks for 12 to 128 characters, as people count them, and cuts none off', () => {
    expect(judge('xk7#Qm2vLp9')).toContain('has 11 characters')
    expect(judge('')).toContain('has 0 characters')
    expect(judge('é')).toContain('has 1 character,')
    expect(judge('\u{1f40b}'.repeat(6))).toContain('has 6 characters')
    // Written as letter and accent it is no longer: 11 characters are 11.
    expect(judge('xk7#Qm2vLpe\u0301')).toContain('has 11 characters')
    const long = randomText(128)
    expect(checkPassword(long, ada)).toEqual({ok: true, password: long})
    expect(judge(`${long}x`)).toContain('has 129 characters')
    expect(judge('x'.repeat(1_000_000))).toContain('at most 128')
  })

  it('gives the same password for both ways of writing an accent', () => {
    expect(checkPassword('cafe\u0301 trombone gravel', ada)).toEqual({ok: true, password: 'caf\u00e9 trombone gravel'})
    expect(toPasswordText('cafe\u0301')).toBe(toPasswordText('caf\u00e9'))
  })

  // Those of at least 12 characters that published counts of leaked passwords name most.
  it.each([
    ...['123456789012', '1234567890123', '111111111111', '000000000000', '123123123123', '121212121212', '112233445566', '987654321098', '147258369147'],
    ...['123456123456', '101010101010', '123454321234', '012345678901', '159357159357', '123qweasdzxc', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'qwertyuiop123'],
    ...[
      'qwertyuiop[]',
      'qwerty123456',
      'qwertyqwerty',
      'asdfghjkl123',
      'zxcvbnm12345',
      'qazwsxedcrfv',
      'zaq12wsxcde3',
      'q1w2e3r4t5y6',
      'qwertyuiopasdfghjklzxcvbnm',
    ],
    ...[
      'passwordpassword',
      'password1234',
      'Password123!',
      'P@ssw0rd1234',
      'P@$$w0rd!2024',
      'Passw0rd2025',
      'password12345',
      'mypassword123',
      'thisismypassword',
    ],
    ...['Welcome12345', 'welcome2hell', 'letmein12345', 'changeme1234', 'administrator', 'Administrator1', 'admin1234567', 'adminadminadmin', 'testtesttest'],
    ...[
      'iloveyou1234',
      'iloveyousomuch',
      'iloveyouforever',
      'football1234',
      'liverpoolfc1',
      'manchesterunited',
      'realmadrid12',
      'jesuschrist1',
      'christopher1',
    ],
    ...['superman1234', 'starwars1234', 'spiderman123', 'pokemon12345', 'trustno1trustno1', 'Summer2024!!', 'Winter2025!!!', 'September2024', 'Monday123456'],
    ...[
      'abcdefghijkl',
      'abcdefghijklmnopqrstuvwxyz',
      'abc123abc123',
      'abcd1234abcd',
      'a1b2c3d4e5f6',
      'aaaaaaaaaaaa',
      'correct horse battery staple',
      'tobeornottobe',
    ],
    ...[
      'thequickbrownfox',
      'maytheforcebewithyou',
      'opensesame123',
      'unbelievable',
      'passwort1234',
      'motdepasse123',
      'azertyuiop123',
      'sunshine1234',
      'princess1234',
    ],
    ...['            ', '- - - - - - -', '!!!!!!!!!!!!', 'pass word pass word', 'm o n k e y 1 2 3', 'monkeymonkeymonkey1', 'xk7qxk7qxk7qxk7q'],
  ])('refuses %s as common', password => {
    expect(judge(password)).toContain('tried first')
  })

  it('refuses every common word with what is commonly put behind it, which is more than the 3,000 that ASVS asks for', () => {
    const endings = ['123456789', '12345678901', '!!!!!!!!!!!', '2024202420', '1999!1999!1', '1234!1234!1']
    const tried = [...commonWords].flatMap(word => endings.map(ending => word + ending)).filter(password => [...password].length >= 12)
    expect(tried.length).toBeGreaterThan(3_000)
    expect(tried.filter(password => judge(password) === 'ok')).toEqual([])
  })

  it.each([
    'ada.lovelace@analytical.example',
    'adalovelace1234',
    'AdaLovelace2024!',
    'lovelace-ada-1985',
    'ada10121985!lovelace',
    'ada.lovelace!!',
    'l0v3lac3#2024',
    'hindsight-ada-lovelace',
    'analytical.example1',
  ])('refuses %s, which is known to whoever knows the person', password => {
    expect(judge(password)).toContain('Your name, your e-mail address or the name of this program')
  })

  it.each(['hindsight2024', 'HindsightHindsight', 'h1nds1ght12345'])('refuses the name of the product: %s', password => {
    expect(judge(password)).not.toBe('ok')
  })

  it('refuses no password by chance', () => {
    const refused = Array.from({length: 2_000}, () => randomText(12)).filter(password => judge(password) !== 'ok')
    expect(refused).toEqual([])
  })

  it('never repeats a password, and throws on none', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 300}), fc.string(), fc.string(), (password, email, name) => {
        const verdict = checkPassword(password, {email, name})
        if (!verdict.ok && password.length > 11) expect(verdict.message).not.toContain(password)
        if (verdict.ok) expect(verdict.password).toBe(password.normalize('NFC'))
      }),
    )
  })

  it('takes little time, whatever is typed', () => {
    const worst = [randomText(128), 'a'.repeat(128), 'ab'.repeat(64), 'password'.repeat(16), '1'.repeat(128), '\u{1f40b}'.repeat(128)]
    for (const password of worst) {
      const before = process.cpuUsage()
      judge(password)
      const {user, system} = process.cpuUsage(before)
      expect((user + system) / 1000).toBeLessThan(250)
    }
  })
})

describe('isPasswordLength()', () => {
  it('tells what may have been set from what is not worth hashing', () => {
    expect(['', 'x', 'x'.repeat(128), '\u{1f40b}'.repeat(128), 'x'.repeat(129), 'x'.repeat(1_000_000)].map(isPasswordLength)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

/** 12 of 62 characters, as password managers make them. */
function randomText(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return randomBytes(length).reduce(text => text + letters[randomInt(letters.length)], '')
}
