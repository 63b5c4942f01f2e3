import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/browser/**', 'node_modules/**'],
    globalSetup: ['tests/postgresql.ts'],
    setupFiles: ['tests/setup.ts'],
    // For a machine that others use as well: what has to be quick is measured by its own test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: process.env.CI ? 1 : 0,
  },
})
