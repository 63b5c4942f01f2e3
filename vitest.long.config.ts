import {defineConfig} from 'vitest/config'

// `npm run test:long`: what `npm test` runs in part, at length, and what takes minutes.
export default defineConfig({
  test: {
    include: [
      'tests/postmortem/fuzz.test.ts',
      'tests/postmortem/doubling.test.ts',
      'tests/server/two-savers.test.ts',
      'tests/server/killed-saver.test.ts',
      'tests/server/imports/killed-batch.test.ts',
    ],
    globalSetup: ['tests/postgresql.ts'],
    setupFiles: ['tests/setup.ts'],
    env: {HINDSIGHT_LONG: '1'},
    fileParallelism: false,
  },
})
