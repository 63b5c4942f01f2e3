import {beforeEach, expect, test, vi} from 'vitest'
import {anonymous, roles} from '#src/incident/viewer.ts'
import {findRefusedPage} from '#src/server/find-refused-page.ts'

vi.mock('#src/server/viewer.ts', () => ({readViewer: async () => asking.answer()}))

const asking = vi.hoisted(() => ({answer: (): unknown => undefined}))

beforeEach(() => {
  asking.answer = () => anonymous
})

test('findRefusedPage() names the pages that only an administrator may open, however they are written', async () => {
  for (const path of ['/settings/audit', '/settings/configuration', '/settings/members', '/settings/audit/']) expect(await findRefusedPage(path)).toBe(path)
  expect(await findRefusedPage('/settings/%61udit')).toBe('/settings/audit')
  for (const path of ['/settings', '/settings/sync', '/settings/auditors', '/incidents/settings/audit', '/settings/%E0%A4%A'])
    expect(await findRefusedPage(path)).toBeUndefined()
})

test('findRefusedPage() lets an administrator through, and nobody of another role', async () => {
  for (const role of roles) {
    asking.answer = () => ({role, handles: [], seesEverything: false})
    expect((await findRefusedPage('/settings/audit')) === undefined, role).toBe(role === 'administrator')
  }
})

test('findRefusedPage() leaves a failure to the page', async () => {
  asking.answer = () => {
    throw new Error('Cannot reach the index')
  }
  expect(await findRefusedPage('/settings/audit')).toBeUndefined()
})
