import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {type Rule, report} from '#src/postmortem/rules/rule.ts'

/** The ids of the rules that judge files rather than texts; each has its entry in `docs/rules.md`. */
type FileRule = 'unreadable-file' | 'irregular-file' | 'too-large' | 'unsafe-name' | 'duplicate-id' | 'alias-taken' | 'unindexable-document'

/** The system would not let the file be read; `reason` is a sentence for people. */
export function unreadableFile(reason: string): Diagnostic {
  return aboutFile('unreadable-file', reason)
}

/** Something with a document's name that is no document: a link out of the folder, a pipe. */
export function irregularFile(reason: string): Diagnostic {
  return aboutFile('irregular-file', `Unexpected kind of file, expected a regular one in the content folder: ${reason}`)
}

/** Sizes in bytes. */
export function fileTooLarge(size: number, limit: number): Diagnostic {
  return aboutFile(
    'too-large',
    `Unexpected size of ${Math.ceil(size / 1024)} KiB, expected at most ${Math.floor(limit / 1024)} KiB: split the document, or raise HINDSIGHT_MAX_FILE_KIB (1024 at most)`,
  )
}

/** The name cannot be an address. */
export function unsafeName(fault: string): Diagnostic {
  return aboutFile('unsafe-name', `Cannot make an address of the file's name: ${fault}; rename the file`)
}

/** Another file came first with this id, or with one that would be taken for it. */
export function duplicateId(id: string, winner: string, winnerId: string): Diagnostic {
  const same = id === winnerId ? `Unexpected second file for "${id}"` : `Unexpected id "${id}", which is easily taken for "${winnerId}"`
  return aboutFile('duplicate-id', `${same}, expected one file for each incident: ${winner} comes first and is shown; rename or remove one of them`)
}

/** An address that this document wants to be found under belongs to another incident. */
export function aliasTaken(alias: string, owner: string): Diagnostic {
  return aboutFile('alias-taken', `Unexpected alias "${alias}", expected an address of its own: ${owner} has it, and an id wins over an alias`)
}

/** The store would not take the document. */
export function unindexableDocument(reason: string): Diagnostic {
  return aboutFile('unindexable-document', `Cannot index the document: ${reason}`)
}

/** Whether a problem can go away without a byte of the file changing, so that its hash proves nothing. */
export function isAboutFile({rule}: Diagnostic): boolean {
  return aboutFiles.has(rule)
}

const aboutFiles: ReadonlySet<string> = new Set<FileRule>([
  'unreadable-file',
  'irregular-file',
  'too-large',
  'unsafe-name',
  'duplicate-id',
  'alias-taken',
  'unindexable-document',
])

const fileRules = new Map<string, Rule>(allRules.filter(({group}) => group === 'files').map(rule => [rule.id, rule]))

function aboutFile(id: FileRule, message: string): Diagnostic {
  return report({id, level: fileRules.get(id)?.level ?? 'error'}, undefined, message)
}
