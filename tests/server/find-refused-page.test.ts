import {expect, test} from 'vitest'
import {anonymous, roles} from '#src/incident/viewer.ts'
import {findRefusedPage} from '#src/server/find-refused-page.ts'

test('findRefusedPage() names the pages that only an administrator may open, however they are written', () => {
  for (const path of [
    '/settings/audit',
    '/settings/configuration',
    '/settings/members',
    '/settings/audit/',
    '/settings/deleted',
    '/settings/deleted/20260301T100000Z-0123456789abcdef',
  ])
    expect(findRefusedPage(anonymous, path)).toBe(path)
  expect(findRefusedPage(anonymous, '/settings/%61udit')).toBe('/settings/audit')
  for (const path of ['/settings', '/settings/sync', '/settings/auditors', '/incidents/settings/audit', '/settings/%E0%A4%A'])
    expect(findRefusedPage(anonymous, path)).toBeUndefined()
})

test('findRefusedPage() lets an administrator through, and nobody of another role', () => {
  for (const role of roles) {
    const refused = findRefusedPage({role, handles: [], seesEverything: false}, '/settings/audit')
    expect(refused === undefined, role).toBe(role === 'administrator')
  }
})
