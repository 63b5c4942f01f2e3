import type {Role} from '#src/incident/viewer.ts'

const words: Readonly<Record<Role, string>> = {
  viewer: 'reads',
  author: 'writes drafts and edits their own incidents',
  editor: 'edits, publishes and confirms relations',
  manager: 'follows the remediation of everything',
  administrator: 'looks after settings and members',
}

/** A role with what it is for. */
export function describeRole(role: Role): string {
  return `${role[0]?.toUpperCase()}${role.slice(1)}: ${words[role]}`
}
