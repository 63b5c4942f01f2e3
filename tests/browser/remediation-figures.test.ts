import {cp, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {findViolations} from './find-violations.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

/** An incident with actions that were done so many days after it, and one that is still open. */
function writeIncident(folder: string, day: string, severity: number, doneAfter: readonly number[], rest = ''): Promise<void> {
  const toDay = (after: number): string => new Date(Date.parse(day) + after * 86_400_000).toISOString().slice(0, 10)
  const text = `---
title: The queue of ${day} stood still
date: ${day}
severity: SEV${severity}
services: [queue]
factors: [capacity/disk, detection/missing-alert]
---

## Contributing factors

### The disk was full

Nothing was left of it. (factor: capacity/disk)

### Nobody was told

(factor: detection/missing-alert)

## Remediation

${doneAfter.map((after, place) => `- [x] Step ${place + 1} for the disk (kind: prevent, factor: capacity/disk, done: ${toDay(after)}, proof: https://example.com/${place})`).join('\n')}
- [ ] Watch the disk of the queue (kind: detect, due: ${toDay(20)})
${rest}`
  return writeFile(path.join(folder, `${day}-queue.md`), text)
}

test.describe('a library whose actions say when they were done', () => {
  test.describe.configure({mode: 'serial', timeout: 200_000})
  let folder = ''
  let server: HindsightServer | undefined

  test.beforeAll(async () => {
    test.setTimeout(400_000)
    folder = await mkdtemp(path.join(tmpdir(), 'hindsight-figures-'))
    await mkdir(folder, {recursive: true})
    await writeIncident(folder, '2024-01-10', 1, [3, 10, 12, 30, 41])
    await writeIncident(folder, '2024-03-10', 2, [20, 50, 61, 90, 90], '- [x] Ask the vendor (kind: repair, status: done)\n')
    await writeIncident(folder, '2024-06-10', 2, [5], '- [ ] Buy more disks (kind: prevent, status: wont-do, reason: the service moves in spring)\n')
    await writeFile(
      path.join(folder, '2025-01-10-queue-again.md'),
      `---
title: The queue stood still again
date: 2025-01-10
related:
  - {to: 2024-03-10-queue, type: recurrence-of}
---

## What went poorly

- The runbook of the broker pointed to hosts that were gone.

## Remediation

- [ ] Write the runbook of the broker anew (status: candidate)
`,
    )
    server = await serve(folder)
  })

  test.afterAll(async () => {
    await server?.stop()
    if (folder !== '') await rm(folder, {recursive: true, force: true})
  })

  const toAddress = (address: string): string => `${server?.address}${address}`

  test('says how long it takes until actions are done, with what the figure is counted among', async ({page}) => {
    await page.goto(toAddress('/remediation/figures'))
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Remediation in figures')
    const section = page.getByRole('region', {name: 'How long until done'})
    // 11 done and 3 open are followed; 1 done without a day, 1 decided against and 1 proposed are not.
    await expect(section).toContainText(
      '14 of 17 actions are followed. Left out: 1 is done and does not say when; 1 is decided against; 1 is proposed and not agreed.',
    )
    await expect(section.getByText('Half are done within').locator('..')).toContainText('41 days')
    const picture = section.getByRole('img', {name: /^Share of actions still to be done, by days since the incident/}).locator('visible=true')
    await expect(picture).toHaveAccessibleName(/Of 14 actions that are followed, 11 were done\. Still to be done: .* after 30 days/)
    await section.getByText('As a table').first().click()
    await expect(section.getByRole('row', {name: /^30 days/})).toContainText('57%')
  })

  test('compares severities by lines that are named, and kinds by small pictures, and says where there are too few', async ({page}) => {
    await page.goto(toAddress('/remediation/figures'))
    const table = page.getByRole('region', {name: 'By severity, until done'})
    await expect(table.getByRole('row', {name: /^SEV1/})).toContainText('12 days')
    const picture = page.getByRole('img', {name: /by severity/}).locator('visible=true')
    await expect(picture.locator('text').filter({hasText: 'SEV1'}).first()).toBeVisible()
    const detect = page.getByRole('listitem').filter({has: page.getByRole('heading', {name: /^detect/})})
    await expect(detect).toContainText('0 done. Half: not reached.')
    await expect(detect).toContainText('Too few for a line.')
  })

  test('lists what was decided against with its reason, and what was never agreed', async ({page}) => {
    await page.goto(toAddress('/remediation/figures'))
    const outcome = page.getByRole('region', {name: 'What became of them'})
    await expect(outcome.getByRole('listitem').filter({hasText: 'Buy more disks'})).toContainText('the service moves in spring')
    await expect(outcome).toContainText('1 of 1 action gives a reason.')
    await outcome.getByRole('link', {name: 'Write the runbook of the broker anew'}).click()
    await expect(page).toHaveURL(/2025-01-10-queue-again#action-1$/)
  })

  test('is narrowed by its address, and by no person', async ({page}) => {
    await page.goto(toAddress('/remediation/figures?severity=1&owner=@nobody'))
    await expect(page.getByText('6 actions of 1 incident.')).toBeVisible()
    await page.getByRole('link', {name: 'Remove SEV1'}).click()
    await expect(page).toHaveURL(/\/remediation\/figures$/)
    await expect(page.getByText('17 actions of 4 incidents.')).toBeVisible()
  })

  test('says of filters that leave nothing how to get everything back', async ({page}) => {
    await page.goto(toAddress('/remediation/figures?severity=5'))
    await expect(page.getByRole('heading', {name: 'No action matches.'})).toBeVisible()
    await page.getByRole('link', {name: 'Show the figures of all actions'}).click()
    await expect(page.getByText('17 actions of 4 incidents.')).toBeVisible()
  })

  test('traces an incident from its factors to what shows them dealt with', async ({page}) => {
    await page.goto(toAddress('/incidents/2024-01-10-queue'))
    await page.getByRole('navigation', {name: 'Views of this incident'}).getByRole('link', {name: 'Factor to proof'}).click()
    const trace = page.getByRole('region', {name: 'From factor to proof'})
    await expect(trace).toContainText('An action names 1 of 2 factors. 5 of 6 actions name a factor. 5 of 5 done show proof.')
    const disk = trace.getByRole('listitem').filter({has: page.getByRole('heading', {name: 'The disk was full'})})
    await expect(disk.getByRole('link', {name: 'example.com/0'})).toHaveAttribute('href', 'https://example.com/0')
    await expect(trace.getByRole('listitem').filter({has: page.getByRole('heading', {name: 'Nobody was told'})})).toContainText('No action names this.')
    await trace.getByRole('link', {name: 'Step 2 for the disk'}).click()
    await expect(page).toHaveURL(/#action-2$/)
  })

  test('says of an incident that has come again how its actions stood when it did', async ({page}) => {
    await page.goto(toAddress('/incidents/2025-01-10-queue-again?tab=trace'))
    const before = page.getByRole('region', {name: 'What was to be done the time before'})
    await expect(before).toContainText('The author states that this is a recurrence of The queue of 2024-03-10 stood still, 10 Mar 2024.')
    await expect(before).toContainText('Of 7 actions when this one came: 5 done, 1 not done, 1 done at a time that is not stated.')
    await expect(before.getByRole('listitem').filter({hasText: 'Step 1 for the disk'})).toContainText('done before, 30 Mar 2024')
    const lessons = page.getByRole('region', {name: 'What went poorly'})
    await expect(lessons).toContainText('likely, by the words “runbook” and “broker”')
  })

  for (const theme of ['light', 'dark'] as const)
    for (const width of [1440, 390])
      test.describe(`${theme}, ${width} pixels wide`, () => {
        test.use({colorScheme: theme, viewport: {width, height: 900}, reducedMotion: 'reduce'})
        for (const address of ['/remediation/figures', '/incidents/2024-01-10-queue?tab=trace', '/incidents/2025-01-10-queue-again?tab=trace'])
          test(`axe finds nothing on ${address}, and nothing sticks out`, async ({page}) => {
            await page.goto(toAddress(address))
            for (const details of await page.locator('details').all()) await details.evaluate(element => element.setAttribute('open', ''))
            expect(await findViolations(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
          })
      })
})

test('of a library in which nothing says when it was done, the page says just that', async ({page}) => {
  test.setTimeout(200_000)
  const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-figures-'))
  await cp('content/2018-11-05-dixa-telephony.md', path.join(folder, '2018-11-05-dixa-telephony.md'))
  const server = await serve(folder)
  try {
    await page.goto(`${server.address}/remediation/figures`)
    await expect(page.getByRole('region', {name: 'How long until done'})).toContainText('No action says when it was done.')
    await expect(page.getByRole('region', {name: 'What became of them'})).toContainText('0 of 3 done actions say when.')
    expect(await findViolations(page)).toEqual([])
  } finally {
    await server.stop()
    await rm(folder, {recursive: true, force: true})
  }
})
