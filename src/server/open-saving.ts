import type {AuditEvent} from '#src/library/audit-log.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import type {ActionEdit, DocumentChange, DocumentText, TextChange} from '#src/library/document-saving.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import type {LoadedSettings} from '#src/library/load-settings.ts'
import type {SyncOptions, SyncOutcome} from '#src/library/publish/sync-outcome.ts'
import type {DocumentLocks} from '#src/library/save/document-locks.ts'
import type {DocumentSaves} from '#src/library/save/document-saves.ts'
import {previewActions, type SavingTools, saveActions, toSavingHints, undoBatch} from '#src/library/save/save-actions.ts'
import {type BesideChange, type FileBeside, saveBeside} from '#src/library/save/save-beside.ts'
import type {SavedVersions, WritingTools} from '#src/library/save/save-document.ts'
import {type OpenedText, openText, saveText} from '#src/library/save/save-text.ts'
import type {Visitor} from './accounts/visitor.ts'
import type {AuditTrail} from './open-audit-trail.ts'
import type {Log} from './open-log.ts'
import {toPrintable} from './to-printable.ts'

/** What is said beside a change: what was done, where that is not made of the change itself, where the request came from, and the batch that a text belongs to. */
export type SavingOptions = {readonly message?: string | undefined; readonly address?: string | undefined; readonly batch?: string | undefined}

/** Changing documents, for whoever may. */
export type Saving = {
  saveActions(visitor: Visitor, edits: readonly ActionEdit[], options?: SavingOptions): Promise<readonly DocumentChange[]>
  previewActions(visitor: Visitor, edits: readonly ActionEdit[]): Promise<readonly DocumentChange[]>
  undoBatch(visitor: Visitor, batch: string, options?: SavingOptions): Promise<readonly DocumentChange[]>
  openText(visitor: Visitor, incidentId: string): Promise<OpenedText | {readonly refusal: string}>
  saveText(visitor: Visitor, text: DocumentText, options?: SavingOptions): Promise<TextChange>
  saveBeside(visitor: Visitor, incidentId: string, file: FileBeside, options?: SavingOptions): Promise<BesideChange>
  /** Waits for what is being written and refuses what comes after. */
  close(): Promise<void>
}

/** What saving stands on. */
export type SavingParts = {
  readonly folder: ContentFolder
  readonly store: IncidentStore
  readonly saves: DocumentSaves
  readonly locks: DocumentLocks
  readonly reader: DocumentReader
  readonly editor: DocumentEditor
  readonly audit: AuditTrail
  readonly log: Log
  readonly maxFileBytes: number
  readonly settings: () => Promise<LoadedSettings>
  readonly sync: (options: SyncOptions) => Promise<SyncOutcome>
  readonly versions?: SavedVersions | undefined
  /** Milliseconds that an answer waits for the index at most. */
  readonly patience?: number
}

/** Opens saving over what a process has open. */
export function openSaving(parts: SavingParts): Saving {
  const {log, settings} = parts
  const underWay = new Set<Promise<unknown>>()
  const waiting: (() => void)[] = []
  let inside = 0
  let isClosing = false

  async function toTools(actor: Actor): Promise<SavingTools> {
    return {
      ...parts,
      hints: toSavingHints((await settings()).settings),
      audit: change => writeAudit(parts.audit, actor, change),
      index: files => indexFiles(parts, files),
      report,
    }
  }

  /** Keeps count of what is under way, so that nothing is cut off half way when the process is told to stop. */
  async function follow<T>(work: () => Promise<T>, refuse: (reason: string) => T): Promise<T> {
    if (isClosing) return refuse('Hindsight is being stopped. Nothing was written, and what you entered is still here: try again in a moment.')
    const working = inTurn(work)
    underWay.add(working)
    try {
      return await working
    } finally {
      underWay.delete(working)
    }
  }

  /** A hundred at once would take every connection to the database from those who read. */
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (inside < atOnce) inside++
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else inside--
    }
  }

  function report(err: unknown, what: string): void {
    log.warn({err, what: toPrintable(what)}, 'A document could not be written')
  }

  return {
    saveActions(visitor, edits, {message, address} = {}) {
      const refuse = (reason: string): readonly DocumentChange[] => edits.map(({incidentId}) => ({outcome: 'refused', incidentId, reason}))
      const actor = findActor(visitor, address)
      if (!actor) return Promise.resolve(refuse(notAllowed))
      return follow(async () => saveActions(await toTools(actor), toSaver(visitor, actor), edits, message), refuse)
    },
    async previewActions(visitor, edits) {
      const actor = findActor(visitor, undefined)
      if (!actor) return edits.map(({incidentId}) => ({outcome: 'refused', incidentId, reason: notAllowed}))
      return await previewActions(await toTools(actor), visitor.viewer, edits)
    },
    undoBatch(visitor, batch, {address} = {}) {
      const actor = findActor(visitor, address)
      if (!actor) return Promise.resolve([])
      return follow(
        async (): Promise<readonly DocumentChange[]> => undoBatch(await toTools(actor), toSaver(visitor, actor), batch),
        () => [],
      )
    },
    async openText(visitor, incidentId) {
      const actor = findActor(visitor, undefined)
      return actor ? openText(await toTools(actor), visitor.viewer, incidentId) : {refusal: notAllowed}
    },
    async saveText(visitor, text, {message, address, batch} = {}) {
      const incidentId = 'incidentId' in text ? text.incidentId : undefined
      const refuse = (reason: string): TextChange => ({outcome: 'refused', incidentId, reason})
      const actor = findActor(visitor, address)
      if (!actor) return refuse(notAllowed)
      return await follow(async () => saveText(await toTools(actor), toSaver(visitor, actor), text, {message, batch}), refuse)
    },
    async saveBeside(visitor, incidentId, file, {address} = {}) {
      const refuse = (reason: string): BesideChange => ({outcome: 'refused', reason})
      const actor = findActor(visitor, address)
      if (!actor) return refuse(notAllowed)
      return await follow(async () => saveBeside(await toTools(actor), toSaver(visitor, actor), incidentId, file), refuse)
    },
    async close() {
      isClosing = true
      await Promise.allSettled(underWay)
    },
  }
}

/** Batches that are written at the same time; the others wait. */
const atOnce = 8

const notAllowed = 'You may not change anything here: sign in, or use a key that may write. Nothing was changed.'

type Actor = Pick<AuditEvent, 'actor' | 'actorId' | 'via' | 'address'> & {readonly name: string}

/** Undefined for who is not signed in, and for a key that may only read. */
function findActor({person, via, scope, viewer}: Visitor, address: string | undefined): Actor | undefined {
  if (scope !== 'write') return undefined
  if (person) return {actor: person.email, actorId: person.id, via: via === 'key' ? 'key' : 'web', address, name: person.name}
  return viewer.seesEverything ? {actor: 'kb', via: 'kb', name: 'kb'} : undefined
}

function toSaver({viewer}: Visitor, {actor, actorId, name}: Actor) {
  return {viewer, author: {actor, actorId, name}}
}

async function writeAudit(
  audit: AuditTrail,
  {name: _, ...actor}: Actor,
  {incidentId, changed, save, isNew}: Parameters<WritingTools['audit']>[0],
): Promise<void> {
  // In any case: the file stands by now, and the lock that was taken a moment ago shows that the database can be written to.
  await audit.appendInAnyCase({
    ...actor,
    action: isNew ? 'incident.added' : 'incident.changed',
    subject: {kind: 'incident', id: incidentId},
    before: changed.before,
    after: {message: changed.message, save: save?.id ?? null, ...(changed.after === undefined ? {} : {actions: changed.after})},
  })
}

/** Waits for the index, so that the answer shows what was saved; but not for long, and the files stand whatever becomes of it. */
export async function indexFiles(
  {sync, log, patience = 10_000}: Pick<SavingParts, 'sync' | 'log' | 'patience'>,
  files: readonly string[],
  options: Pick<SyncOptions, 'departed'> = {},
): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>(resolve => {
    timer = setTimeout(() => resolve('The index is busy: pages and lists show it in a while.'), patience)
  })
  const indexed = sync({...options, files}).then(
    ({problems}) => {
      const problem = problems.find(({file}) => files.includes(file))
      return problem && `It cannot be shown as it is now: ${problem.problem.message}.`
    },
    (err: unknown) => {
      log.warn({err, files: files.length}, 'Saved, but the index could not be brought up to date')
      return 'The index could not be brought up to date: pages and lists show it after the next sync.'
    },
  )
  try {
    return await Promise.race([indexed, late])
  } finally {
    clearTimeout(timer)
  }
}
