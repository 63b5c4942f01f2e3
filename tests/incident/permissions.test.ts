import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {canAdminister, canConfirmRelations, canEdit, canManageRemediation, canPublish, canReadAudit, canWriteDrafts} from '#src/incident/permissions.ts'
import {anonymous, operator, type Role, roles, stranger, type Viewer} from '#src/incident/viewer.ts'
import {writeRolesPage} from '#src/library/write-roles-page.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const everybody: Readonly<Record<string, Viewer>> = {
  ...Object.fromEntries(roles.map(role => [role, {role, handles: ['@ada', '@platform'], seesEverything: false}])),
  anonymous,
  stranger,
  operator,
}
const who = (allowed: (viewer: Viewer) => boolean): readonly string[] => Object.keys(everybody).filter(name => allowed(everybody[name] ?? stranger))

describe('what a viewer may do', () => {
  test('without a document is a matter of the role', () => {
    expect(who(canWriteDrafts)).toEqual(['author', 'editor', 'operator'])
    expect(who(canAdminister)).toEqual(['administrator', 'operator'])
    expect(who(canReadAudit)).toEqual(['administrator', 'operator'])
  })

  test.each([['@ada'], ['@Ada'], [' @PLATFORM ']])('includes editing as an author where the document names them as %s', author => {
    const incident = anIncident({authors: ['Grace', author]})
    expect(who(viewer => canEdit(viewer, incident))).toEqual(['author', 'editor', 'operator'])
    expect(who(viewer => canManageRemediation(viewer, incident))).toEqual(['author', 'editor', 'manager', 'operator'])
  })

  test.each([['ada'], ['Ada Lovelace'], ['@adam'], ['Ada <@ada>']])('leaves an author out of a document by %s', author => {
    const incident = anIncident({authors: [author]})
    expect(who(viewer => canEdit(viewer, incident))).toEqual(['editor', 'operator'])
    expect(who(viewer => canManageRemediation(viewer, incident))).toEqual(['editor', 'manager', 'operator'])
  })

  test('ends where they cannot read, their own documents included', () => {
    const hidden = anIncident({authors: ['@ada'], visibility: 'restricted', audience: ['@security']})
    const open = anIncident()
    for (const allowed of [
      (viewer: Viewer) => canEdit(viewer, hidden),
      (viewer: Viewer) => canPublish(viewer, hidden),
      (viewer: Viewer) => canManageRemediation(viewer, hidden),
      (viewer: Viewer) => canConfirmRelations(viewer, open, hidden),
      (viewer: Viewer) => canConfirmRelations(viewer, hidden, open),
    ]) {
      expect(who(allowed)).toEqual(['operator'])
    }
    expect(who(viewer => canManageRemediation(viewer, anIncident({status: 'draft'})))).toEqual(['editor', 'operator'])
  })

  test('includes publishing and confirming relations for editors', () => {
    const draft = anIncident({status: 'draft', authors: ['@ada']})
    expect(who(viewer => canPublish(viewer, draft))).toEqual(['editor', 'operator'])
    expect(who(viewer => canConfirmRelations(viewer, draft, anIncident()))).toEqual(['editor', 'operator'])
  })

  test('is nothing but reading for somebody who is not signed in', () => {
    const incident = anIncident({authors: ['@ada', '@']})
    for (const viewer of [anonymous, stranger]) {
      expect([canWriteDrafts(viewer), canEdit(viewer, incident), canPublish(viewer, incident), canManageRemediation(viewer, incident)]).not.toContain(true)
    }
  })
})

test('docs/roles.md is what the predicates say; if not, run `npm run docs`', () => {
  const page = readFileSync('docs/roles.md', 'utf8')
  expect(page).toBe(writeRolesPage())
  // Every role has a column.
  expect(page).toContain(`| ${roles.join(' | ')} |` satisfies string)
  expect(roles satisfies readonly Role[]).toHaveLength(5)
})
