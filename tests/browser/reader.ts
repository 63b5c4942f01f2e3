import {test as base, expect, type Page} from '@playwright/test'
import {hasChromium, missingChromium} from './chromium.ts'

/** A test by a person in front of a browser: it fails on whatever the browser complains about. */
export const test = base.extend<{readonly quiet: undefined; readonly chromium: undefined}>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from this pattern
  baseURL: async ({}, use) => use(process.env.HINDSIGHT_ADDRESS),
  chromium: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use, testInfo) => {
      testInfo.skip(!hasChromium, missingChromium)
      await use(undefined)
    },
    {auto: true},
  ],
  quiet: [
    async ({page}, use) => {
      const complaints: string[] = []
      page.on('pageerror', error => complaints.push(error.message))
      page.on('console', message => {
        // Asking for a page that is not there, or cannot be there, is part of some tests; the browser reports it as an error.
        const isAbsence = /the server responded with a status of (?:401|403|404|409|422|503|507)/.test(message.text())
        if (message.type() === 'error' && !isAbsence) complaints.push(message.text())
      })
      await use(undefined)
      expect(complaints, 'the browser has nothing to complain about').toEqual([])
    },
    {auto: true},
  ],
})

export {expect}

/** Pages that every reader sees. */
export const pages = {
  start: '/',
  incidents: '/incidents',
  filtered: '/incidents?q=redis&severity=9&service=voice',
  table: '/incidents?view=table&density=compact&from=2019-01-01',
  nothing: '/incidents?q=nothingness&year=2020',
  incident: '/incidents/2018-11-05-dixa-telephony',
  longIncident: '/incidents/2021-09-15-pusher-eu-cluster',
  undatedImpact: '/incidents/2025-03-13-vapi-call-workers?tz=incident',
  source: '/incidents/2018-11-05-dixa-telephony?tab=source',
  trace: '/incidents/2021-09-15-pusher-eu-cluster?tab=trace',
  figures: '/remediation/figures',
  recurrences: '/patterns/recurrences',
  alike: '/patterns/recurrences?links=all',
  insights: '/insights',
  compare: '/incidents/compare?ids=2018-11-05-dixa-telephony&ids=2020-01-23-simwood-redis&ids=2021-09-15-pusher-eu-cluster&ids=2025-03-13-vapi-call-workers',
  noInsights: '/insights?from=1999-01-01&to=1999-03-31',
  digest: '/remediation/digest',
  importedTable: '/remediation/import',
  proposals: '/remediation/proposals',
  settings: '/settings',
  sync: '/settings/sync',
  services: '/services',
  noServices: '/services?name=nothingness&order=-last',
  seenBefore: '/seen-before',
  patterns: '/patterns',
  patternsByService: '/patterns?of=technology&by=service',
  map: '/patterns/map',
  service: '/services/telephony',
  absentService: '/services/telefony',
  remediation: '/remediation',
  remediationByOwner: '/remediation?by=owner&status=open',
  board: '/remediation?as=board',
  noActions: '/remediation?q=nothingness&status=done',
  absent: '/incidents/1999-01-01-nothing-here',
} as const

/** Keys work once the page's script has run, shortly after the page is there. */
export async function keysWork(page: Page): Promise<void> {
  await expect(page.locator('html[data-keys=ready]')).toBeAttached()
}
