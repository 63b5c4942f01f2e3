import {hash} from 'node:crypto'
import {triggerClasses} from './likeness-rules.ts'
import {technologies} from './technologies.ts'

/** A digest of the rules by which the index files incidents under sorts of triggers and under technologies: where it changes, all are filed anew. */
export const filingRevision = hash(
  'sha256',
  JSON.stringify([...triggerClasses, ...technologies].map(({name, pattern}) => [name, pattern.source, pattern.flags])),
).slice(0, 16)
