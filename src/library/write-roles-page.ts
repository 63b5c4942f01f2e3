import type {Visibility} from '#src/incident/incident.ts'
import {
  canAdminister,
  canComment,
  canConfirmRelations,
  canDelete,
  canEdit,
  canErase,
  canManageRemediation,
  canPublish,
  canReadAudit,
  canReadHistory,
  canRename,
  canRestoreDeleted,
  canReview,
  canWriteDrafts,
  type Editable,
} from '#src/incident/permissions.ts'
import {anonymous, canRead, operator, roles, stranger, type Viewer} from '#src/incident/viewer.ts'

/** The page `docs/roles.md`: who may do what, as the predicates answer. */
export function writeRolesPage(): string {
  const head = [
    '# Roles',
    'Who may see and do what. The table is written by `npm run docs` from the predicates that the program asks (`src/incident/viewer.ts`, `src/incident/permissions.ts`).',
    'Roles are jobs, and none holds another’s: an administrator gives out roles, their own included, and every change of a role is in the audit log. Drafts are for authors and editors alone; an administrator sees none, because running the installation is no reason to read what its authors have not let out of their hands. A restricted incident is for its audience alone, whatever the role: even an editor who is not in it cannot tell that there is one.',
    'A person has the handles that [`hindsight.yaml`](format.md#people-and-teams) gives their address, and those of their teams. “Own” documents are those that name one of these handles among their `authors`, written with `@`. “In the audience” is whoever has one of the handles of `audience`.',
    'Somebody who is not signed in is nobody where only members read (`HINDSIGHT_READ=members`). `kb` is the person at the machine: every file is theirs anyway.',
  ]
  const columns = viewers.map(([name]) => name)
  const table = [
    `| | ${columns.join(' | ')} |`,
    `| --- | ${columns.map(() => '---').join(' | ')} |`,
    ...questions.map(({what, isAllowed}) => `| ${what} | ${viewers.map(([, viewer]) => (isAllowed(viewer) ? 'yes' : '–')).join(' | ')} |`),
  ]
  return `${[...head, table.join('\n')].join('\n\n')}\n`
}

const viewers: readonly (readonly [string, Viewer])[] = [
  ['not signed in, members only', stranger],
  ['not signed in', anonymous],
  ...roles.map(role => [role, {role, handles: ['@ada'], seesEverything: false}] as const),
  ['`kb`', operator],
]

type Question = {readonly what: string; readonly isAllowed: (viewer: Viewer) => boolean}

const published = anExample('public', [], [])
const own = anExample('public', [], ['@ada'])
const inAudience = anExample('restricted', ['@ada'], [])
const outside = anExample('restricted', ['@security'], ['@ada'])
const draft: Editable = {...published, status: 'draft'}
const ownDraft: Editable = {...own, status: 'draft'}

/** Answered for a person with the handle `@ada`. */
const questions: readonly Question[] = [
  {what: 'read published incidents', isAllowed: viewer => canRead(viewer, published)},
  {what: 'read drafts', isAllowed: viewer => canRead(viewer, draft)},
  {what: 'read restricted incidents, in the audience', isAllowed: viewer => canRead(viewer, inAudience)},
  {what: 'read restricted incidents, outside the audience', isAllowed: viewer => canRead(viewer, outside)},
  {what: 'write drafts', isAllowed: canWriteDrafts},
  {what: 'edit own documents', isAllowed: viewer => canEdit(viewer, own)},
  {what: 'edit those of others', isAllowed: viewer => canEdit(viewer, published)},
  {what: 'comment on what they can read', isAllowed: viewer => canComment(viewer, published)},
  {what: 'review documents of others', isAllowed: viewer => canReview(viewer, draft)},
  {what: 'review own documents', isAllowed: viewer => canReview(viewer, ownDraft)},
  {what: 'publish', isAllowed: viewer => canPublish(viewer, draft)},
  {what: 'rename and delete own drafts', isAllowed: viewer => canRename(viewer, ownDraft) && canDelete(viewer, ownDraft)},
  {what: 'rename and delete what is published', isAllowed: viewer => canRename(viewer, own) && canDelete(viewer, own)},
  {what: 'bring back what was deleted', isAllowed: canRestoreDeleted},
  {what: 'delete for good what they can read', isAllowed: viewer => canErase(viewer, published)},
  {what: 'confirm relations', isAllowed: viewer => canConfirmRelations(viewer, published, own)},
  {what: 'change action items of own documents', isAllowed: viewer => canManageRemediation(viewer, own)},
  {what: 'change action items of those of others', isAllowed: viewer => canManageRemediation(viewer, published)},
  {what: 'read the history of documents', isAllowed: viewer => canReadHistory(viewer, published)},
  {what: 'change settings and members', isAllowed: canAdminister},
  {what: 'read the audit log', isAllowed: canReadAudit},
]

function anExample(visibility: Visibility, audience: readonly string[], authors: readonly string[]): Editable {
  const point = {line: 1, column: 1, offset: 0}
  return {
    status: 'published',
    visibility,
    audience,
    authors: authors.map(value => ({value, evidence: {start: point, end: point, quote: value, how: 'front-matter'}})),
  }
}
