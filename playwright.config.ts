import {defineConfig} from '@playwright/test'
import {chromiumPath} from './tests/browser/chromium.ts'

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.test.ts',
  globalSetup: './tests/browser/start-hindsight.ts',
  // One server and one folder for all: a test that breaks a file must not meet one that counts them.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // On a machine shared with others, once more; what then passes is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: {timeout: 10_000},
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Asia/Kolkata',
    launchOptions: {
      executablePath: chromiumPath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
