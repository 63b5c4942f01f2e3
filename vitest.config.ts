import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/browser/**', 'node_modules/**'],
    globalSetup: ['tests/postgresql.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 20_000,
  },
})
