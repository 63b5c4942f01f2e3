import {afterEach, beforeEach, expect, vi} from 'vitest'

// A test that logs an error or a warning nobody expected has found something: it fails.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    unexpected.push(words.map(String).join(' '))
  })
  vi.spyOn(console, 'warn').mockImplementation((...words) => {
    unexpected.push(words.map(String).join(' '))
  })
})

afterEach(() => {
  const seen = unexpected.splice(0)
  vi.restoreAllMocks()
  expect(seen, 'a test must not log errors or warnings').toEqual([])
})

const unexpected: string[] = []
