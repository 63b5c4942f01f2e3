import {beforeEach, expect, test, vi} from 'vitest'
import {readTimesSetting} from '#src/features/shell/read-times-setting.ts'

const kept = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = kept.get(name)
      return value === undefined ? undefined : {name, value}
    },
  }),
}))

beforeEach(() => kept.clear())

test('readTimesSetting() follows the address, else what was chosen last, else UTC', async () => {
  expect(await readTimesSetting(undefined)).toEqual({chosen: 'utc', readerZone: undefined})
  kept.set('times', 'reader')
  expect((await readTimesSetting(undefined)).chosen).toBe('reader')
  expect((await readTimesSetting('incident')).chosen).toBe('incident')
  expect((await readTimesSetting(['incident'])).chosen).toBe('reader')
  expect((await readTimesSetting('mars')).chosen).toBe('utc')
})

test('readTimesSetting() takes a zone that the browser told, under the name that it has today', async () => {
  for (const [told, zone] of [
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['europe/berlin', 'Europe/Berlin'],
  ] as const) {
    kept.set('zone', told)
    expect((await readTimesSetting(undefined)).readerZone).toBe(zone)
  }
})

test.each(['', 'Mars/Olympus', '<script>', 'Europe/Berlin; Path=/', '../../etc/passwd', 'x'.repeat(5000)])(
  'readTimesSetting() takes %j for no zone',
  async told => {
    kept.set('zone', told)
    expect((await readTimesSetting(undefined)).readerZone).toBeUndefined()
  },
)
