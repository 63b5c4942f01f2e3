import path from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import type {AuditEvent, AuditWay} from '#src/library/audit-log.ts'
import {type LoadedSettings, settingsFile} from '#src/library/load-settings.ts'
import type {SyncOutcome} from '#src/library/publish/sync-outcome.ts'
import type {AuditTrail} from './open-audit-trail.ts'

type Settings = LoadedSettings['settings']

/** More files than this at once are a first sync, another branch or a move: one entry says how many. */
const mostByName = 50

/**
 * Writes down what a sync has changed of what people see; what was saved here was written down when it was saved. Who edited a file is
 * known to whoever keeps the folder's history, not here. Never rejects: the files are what they are.
 */
export async function recordChanges(
  audit: AuditTrail,
  way: AuditWay & ('kb' | 'system'),
  outcome: Pick<SyncOutcome, 'published' | 'removed'>,
  listSaved: (files: readonly string[]) => Promise<readonly string[]> = async () => [],
): Promise<void> {
  const actor = {actor: way, via: way}
  // Told twice is better than not at all.
  const saved = outcome.published.length > 0 ? await listSaved(outcome.published).catch(() => []) : []
  const published = outcome.published.filter(file => !saved.includes(file))
  const {removed} = outcome
  const events: AuditEvent[] =
    published.length + removed.length > mostByName
      ? [{...actor, action: 'incident.changed', after: {published: published.length, removed: removed.length}}]
      : [
          ...published.map((file): AuditEvent => ({...actor, action: 'incident.changed', subject: toSubject(file)})),
          ...removed.map((file): AuditEvent => ({...actor, action: 'incident.removed', subject: toSubject(file)})),
        ]
  for (const event of events) await audit.appendInAnyCase(event)
}

/** Writes down which parts of the configuration are not as they were; nothing where all are. */
export async function recordSettings(audit: AuditTrail, way: AuditWay & ('kb' | 'system'), before: Settings, after: Settings): Promise<void> {
  const names = (Object.keys(after) as (keyof Settings)[]).filter(name => !isDeepStrictEqual(before[name], after[name]))
  if (names.length === 0) return
  const pick = (settings: Settings): object => Object.fromEntries(names.map(name => [name, settings[name] ?? null]))
  await audit.appendInAnyCase({
    actor: way,
    via: way,
    action: 'settings.changed',
    subject: {kind: 'settings', id: settingsFile},
    before: pick(before),
    after: pick(after),
  })
}

function toSubject(file: string): AuditEvent['subject'] {
  return {kind: 'incident', id: path.basename(file, '.md')}
}
