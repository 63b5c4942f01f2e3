import {defineConfig} from 'vitest/config'

// `npm run test:long`: the same tests that `npm test` runs in part, at length.
export default defineConfig({
  test: {
    include: ['tests/postmortem/fuzz.test.ts', 'tests/postmortem/doubling.test.ts'],
    setupFiles: ['tests/setup.ts'],
    env: {HINDSIGHT_LONG: '1'},
    fileParallelism: false,
  },
})
