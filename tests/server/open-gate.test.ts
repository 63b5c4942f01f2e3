import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {openGate} from '#src/server/open-gate.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const size = {atOnce: 1, waiting: 2, longestWait: 10_000, longestStay: 30_000}

test('openGate() lets in as many at once as it is told, and the others in the order that they came in', async () => {
  const {come, entered} = watchGate({...size, atOnce: 2})
  const [first, second] = [come('first'), come('second'), come('third'), come('fourth')]
  expect(await entered()).toEqual(['first', 'second'])
  second?.abort()
  expect(await entered()).toEqual(['first', 'second', 'third'])
  first?.abort()
  expect(await entered()).toEqual(['first', 'second', 'third', 'fourth'])
})

test('openGate() turns away at once who would wait behind too many, and lets in again when they are gone', async () => {
  const {come, entered, turnedAway} = watchGate(size)
  const [first, second, third] = ['first', 'second', 'third', 'fourth', 'fifth'].map(come)
  expect(await entered()).toEqual(['first'])
  expect(turnedAway).toEqual(['fourth', 'fifth'])
  for (const one of [first, second, third]) {
    one?.abort()
    await entered()
  }
  come('later')
  expect(await entered()).toEqual(['first', 'second', 'third', 'later'])
})

test('openGate() forgets who goes away while waiting', async () => {
  const {come, entered, turnedAway} = watchGate(size)
  const first = come('first')
  const second = come('second')
  come('third')
  second.abort()
  come('fourth')
  first.abort()
  expect(await entered()).toEqual(['first', 'third'])
  expect(turnedAway).toEqual(['second'])
})

test('openGate() does not ask in who was gone before', async () => {
  const gate = openGate(size)
  expect(await gate.enter(AbortSignal.abort())).toBe(false)
  expect(await gate.enter(new AbortController().signal)).toBe(true)
})

test('openGate() turns away who has waited too long', async () => {
  const {come, entered, turnedAway} = watchGate(size)
  const first = come('first')
  come('second')
  await vi.advanceTimersByTimeAsync(9_999)
  expect(turnedAway).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(turnedAway).toEqual(['second'])
  first.abort()
  expect(await entered()).toEqual(['first'])
})

test('openGate() gives the place of who stays too long to the next, and counts neither twice', async () => {
  const {come, entered} = watchGate({...size, longestWait: 60_000})
  const first = come('first')
  const second = come('second')
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await entered()).toEqual(['first', 'second'])
  first.abort()
  come('third')
  expect(await entered()).toEqual(['first', 'second'])
  second.abort()
  expect(await entered()).toEqual(['first', 'second', 'third'])
})

test('openGate() tells once that it is full, and anew after nobody has waited', async () => {
  const onFull = vi.fn()
  const {come, entered} = watchGate({...size, waiting: 1, onFull})
  const [first, second] = ['first', 'second', 'third', 'fourth'].map(come)
  await entered()
  expect(onFull).toHaveBeenCalledTimes(1)
  first?.abort()
  await entered()
  for (const name of ['fifth', 'sixth']) come(name)
  await entered()
  expect(onFull).toHaveBeenCalledTimes(2)
  second?.abort()
})

function watchGate(options: Parameters<typeof openGate>[0]) {
  const gate = openGate(options)
  const inside: string[] = []
  const turnedAway: string[] = []
  return {
    turnedAway,
    come: (name: string): AbortController => {
      const end = new AbortController()
      void gate.enter(end.signal).then(isLetIn => (isLetIn ? inside : turnedAway).push(name))
      return end
    },
    entered: async (): Promise<readonly string[]> => {
      await vi.advanceTimersByTimeAsync(0)
      return [...inside]
    },
  }
}
