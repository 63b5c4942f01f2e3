/**
 * A table of the database, and how its rows are read in order: by the columns of its primary key. `columns` names those that are copied
 * where not all are.
 */
export type Table = {readonly name: string; readonly key: readonly string[]; readonly columns?: readonly string[]}

/**
 * Every table that a copy of the database holds, in an order in which each row comes after those it refers to; `SyncState` is not one of
 * them, because a copy goes on counting from where it is, nor is `DocumentLock`, because nobody writes in a copy yet, nor `IncidentChange`, which a copy makes anew. Whoever adds a model adds it here: moving, backing up and restoring follow,
 * and a test compares the list with the models.
 */
export const tables: readonly Table[] = [
  {name: 'SourceFile', key: ['file']},
  {name: 'HeldBackFile', key: ['file']},
  {name: 'Incident', key: ['key']},
  {name: 'DocumentBody', key: ['incidentKey']},
  {name: 'DocumentPassages', key: ['incidentKey']},
  {name: 'FollowedIncident', key: ['incidentKey']},
  {name: 'SearchName', key: ['incidentKey', 'field', 'position', 'start']},
  // PostgreSQL derives two more from these.
  {name: 'IncidentWords', key: ['rowid'], columns: ['rowid', 'title', 'names', 'summary', 'factors', 'symptoms', 'body']},
  {name: 'IncidentAlias', key: ['incidentKey', 'position']},
  {name: 'AudienceEntry', key: ['incidentKey', 'position']},
  {name: 'IncidentService', key: ['incidentKey', 'name']},
  {name: 'ServiceAlias', key: ['incidentKey', 'alias']},
  {name: 'IncidentCategory', key: ['incidentKey', 'name']},
  {name: 'IncidentTag', key: ['incidentKey', 'name']},
  {name: 'IncidentPerson', key: ['incidentKey', 'role', 'position']},
  {name: 'Milestone', key: ['incidentKey', 'position']},
  {name: 'ImpactWindow', key: ['incidentKey', 'position']},
  {name: 'StatedDuration', key: ['incidentKey', 'position']},
  {name: 'ImpactMeasure', key: ['incidentKey', 'position']},
  {name: 'Trigger', key: ['incidentKey']},
  {name: 'Factor', key: ['incidentKey', 'position']},
  {name: 'TimelineEntry', key: ['incidentKey', 'position']},
  {name: 'EntryMilestone', key: ['incidentKey', 'position']},
  {name: 'StatusUpdate', key: ['incidentKey', 'position']},
  {name: 'ActionItem', key: ['incidentKey', 'position']},
  {name: 'Lesson', key: ['incidentKey', 'position']},
  {name: 'Relation', key: ['incidentKey', 'position']},
  {name: 'IncidentLink', key: ['incidentKey', 'position']},
  {name: 'Section', key: ['incidentKey', 'position']},
  {name: 'Diagnostic', key: ['incidentKey', 'position']},
  {name: 'User', key: ['id']},
  {name: 'Session', key: ['id']},
  {name: 'Account', key: ['id']},
  {name: 'Verification', key: ['id']},
  {name: 'ApiKey', key: ['id']},
  {name: 'AttemptCount', key: ['key']},
  {name: 'AuditEntry', key: ['id']},
  {name: 'DocumentSave', key: ['id']},
  {name: 'ReviewStep', key: ['id']},
  {name: 'Comment', key: ['id']},
  {name: 'RelationRejection', key: ['id']},
  {name: 'DocumentDraft', key: ['userId', 'document']},
  {name: 'CalendarLink', key: ['userId']},
  {name: 'TrackerIssue', key: ['url']},
  {name: 'ActionProposal', key: ['id']},
  {name: 'DigestDelivery', key: ['recipient']},
  {name: 'ImportBatch', key: ['id']},
  {name: 'PendingImport', key: ['id']},
]
