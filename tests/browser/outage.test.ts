import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {findPostgresqlPrograms, missingPostgresql, startCluster} from '#prisma/throw-away-cluster.ts'
import {serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

test('I21 I read while somebody unplugs PostgreSQL, am told so with and without scripts, and read on when it is back', async ({page, browser}) => {
  test.skip(findPostgresqlPrograms() === undefined, missingPostgresql)
  test.setTimeout(180_000)
  const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-outage-'))
  await mkdir(path.join(folder, 'content'))
  await writeFile(path.join(folder, 'content/2024-03-01-cache.md'), '---\ntitle: The cache was lost\n---\n\nIt was.\n')
  const cluster = await startCluster()
  const server = await serve(path.join(folder, 'content'), undefined, cluster.url)
  try {
    const ready = async (): Promise<number> => (await fetch(`${server.address}/readyz`)).status
    await page.goto(`${server.address}/incidents/2024-03-01-cache`)
    await expect(page.getByRole('heading', {level: 1, name: 'The cache was lost'})).toBeVisible()
    expect(await ready()).toBe(200)

    await cluster.stop('immediate')
    expect(await ready()).toBe(503)
    expect((await page.goto(`${server.address}/incidents/2024-03-01-cache`))?.status()).toBe(503)
    await expect(page.getByRole('heading', {level: 1, name: 'The database cannot be reached.'})).toBeVisible()
    const plain = await browser.newContext({javaScriptEnabled: false})
    const without = await plain.newPage()
    expect((await without.goto(server.address))?.status()).toBe(503)
    await expect(without.getByRole('heading', {level: 1, name: 'The database cannot be reached.'})).toBeVisible()
    expect(await fetch(`${server.address}/healthz`).then(answer => answer.status)).toBe(200)

    await cluster.start()
    await page.getByRole('link', {name: 'Try again'}).click()
    await expect(page.getByRole('heading', {level: 1, name: 'The cache was lost'})).toBeVisible()
    expect(await ready()).toBe(200)
    await plain.close()
  } finally {
    await server.stop()
    await cluster.remove()
    await rm(folder, {recursive: true, force: true})
  }
})
