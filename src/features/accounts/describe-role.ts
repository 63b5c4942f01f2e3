import type {Role} from '#src/incident/viewer.ts'

const words: Readonly<Record<Role, string>> = {
  viewer: 'reads what is published',
  author: 'writes drafts, and edits documents that name them as an author',
  editor: 'edits and publishes what others write, and says which incidents are related',
  manager: 'keeps the action items of all incidents up to date',
  administrator: 'looks after members and settings, and reads the audit log',
}

/** What somebody with a role is there for; docs/roles.md has all of it. */
export function describeRole(role: Role): string {
  return words[role]
}
