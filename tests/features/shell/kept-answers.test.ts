import {expect, test} from 'vitest'
import {openKeptAnswers} from '#src/features/shell/kept-answers.ts'

const page = (letters: number) => 'x'.repeat(letters)

test('find() makes an answer once for its key', async () => {
  const answers = openKeptAnswers({budget: 10_000, largest: 1000})
  let made = 0
  const ask = (key: string) => answers.find('1', key, async () => `${key} ${++made}`)
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a 1', 'a 1', 'b 2'])
  expect(await ask('a')).toBe('a 1')
})

test('find() keeps no more than its budget, and lets go first of what was asked for the longest ago', async () => {
  const answers = openKeptAnswers({budget: 10_000, largest: 1000})
  let made = 0
  const ask = async (key: string) => {
    made++
    await answers.find('1', key, async () => page(400))
  }
  for (let index = 0; index < 100; index++) {
    await ask(`page ${index}`)
    await answers.find('1', 'page 0', async () => 'made again')
  }
  expect(made).toBe(100)
  expect(answers.bytes).toBeGreaterThan(8000)
  expect(answers.bytes).toBeLessThanOrEqual(10_000)
  expect(await answers.find('1', 'page 0', async () => 'made again')).toBe(page(400))
  expect(await answers.find('1', 'page 1', async () => 'made again')).toBe('made again')
})

test.each([
  ['a text', page(600)],
  ['a list', Array.from({length: 200}, (_, index) => index)],
  ['a map', new Map([[{deep: [page(300)]}, new Set([page(300)])]])],
])('find() hands out %s that is too large, and does not keep it', async (_, large) => {
  const answers = openKeptAnswers({budget: 10_000, largest: 1000})
  expect(await answers.find('1', 'a', async () => large)).toBe(large)
  expect(answers.bytes).toBe(0)
  expect(await answers.find('1', 'a', async () => 'small')).toBe('small')
})

test('find() lets go of everything when the generation changes, also of what is still being made', async () => {
  const answers = openKeptAnswers({budget: 10_000, largest: 1000})
  await answers.find('1', 'a', async () => page(400))
  let finish = (_: string) => {}
  const late = answers.find('1', 'b', () => new Promise<string>(resolve => (finish = resolve)))
  await answers.find('2', 'c', async () => 'new')
  const bytes = answers.bytes
  finish('old')
  expect(await late).toBe('old')
  expect(answers.bytes).toBe(bytes)
  expect(bytes).toBeLessThan(100)
  expect(await answers.find('2', 'b', async () => 'new')).toBe('new')
})

test('find() does not take a failure for an answer', async () => {
  const answers = openKeptAnswers({budget: 10_000, largest: 1000})
  await expect(answers.find('1', 'a', () => Promise.reject(new Error('locked')))).rejects.toThrow('locked')
  expect(await answers.find('1', 'a', async () => 'found')).toBe('found')
})
