import {expect, test} from 'vitest'
import {toLessonWords} from '#src/features/incident/to-lesson-words.ts'

test('toLessonWords() leaves the words, and nothing that was not meant to be seen', () => {
  expect(toLessonWords('- **Nobody** read the [runbook](https://example.com/a_b) for `queue`\n  <!-- who? --> in time')).toBe(
    'Nobody read the runbook for queue in time',
  )
  expect(toLessonWords('We had 2 * 3 replicas <!-- never closed')).toBe('We had 2 * 3 replicas')
})

test('toLessonWords() is quick with brackets that never end, and cuts what is long', () => {
  const begun = performance.now()
  expect(toLessonWords('['.repeat(1_000_000)).length).toBeLessThanOrEqual(280)
  expect(performance.now() - begun).toBeLessThan(500)
})
