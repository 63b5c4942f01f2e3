import type {IncidentStore} from '#src/library/incident-store.ts'
import {correctSearch} from '#src/library/search/correct-search.ts'
import {countActionFacets, countTraces, coverActions, findPage, listActionLives} from '#src/store/follow-actions.ts'
import {applyChange} from './apply-change.ts'

import {countIncidents} from './count-incidents.ts'
import {countPatterns} from './count-patterns.ts'
import {countPrevention} from './count-prevention.ts'
import type {Database} from './database.ts'
import {findIncident, findIncidents} from './find-incident.ts'
import {findNeighbours} from './find-neighbours.ts'
import {findService, knowsService} from './find-service.ts'
import {findTitles} from './find-titles.ts'
import {listActions} from './list-actions.ts'
import {listAnniversaries} from './list-anniversaries.ts'
import {listAudiences} from './list-audiences.ts'
import {listCrossReferences} from './list-cross-references.ts'
import {listEarlierActions} from './list-earlier-actions.ts'
import {listFiles} from './list-files.ts'
import {listIncidents, readIncidents} from './list-incidents.ts'
import {listKnownActions} from './list-known-actions.ts'
import {listMisnamed} from './list-misnamed.ts'
import {listOpenActions} from './list-open-actions.ts'
import {listRelations} from './list-relations.ts'
import {listServices} from './list-services.ts'
import {listSimilar} from './list-similar.ts'
import {listSuggestions} from './list-suggestions.ts'
import {listTimedIncidents} from './list-timed-incidents.ts'
import {listTwins} from './list-twins.ts'
import {measureIncidents} from './measure-incidents.ts'
import {openFacets} from './open-facets.ts'
import {openFollowed} from './open-followed.ts'
import {outlineServices} from './outline-services.ts'
import {readRecurrences} from './read-recurrences.ts'
import {readRevision} from './read-revision.ts'
import {readSyncReport} from './read-sync-report.ts'
import {recallIncidents} from './recall-incidents.ts'
import {summarizeRemediation} from './summarize-remediation.ts'
import {summarizeServices} from './summarize-services.ts'
import {findReaderRevision, recordReaderRevision, recordSync, takeStock} from './sync-state.ts'

/** The store over an open database, whichever kind it is. */
export function createIncidentStore(database: Database): IncidentStore {
  const readFollowed = openFollowed(database)
  const countFacets = openFacets(database)
  return {
    readRevision: () => readRevision(database),
    listAudiences: () => listAudiences(database),
    listFiles: () => listFiles(database),
    apply: change => applyChange(database, change),
    recordSync: outcome => recordSync(database, outcome),
    correctSearch: (viewer, words) => correctSearch(words, asked => database.weighWords(viewer, asked)),
    findNeighbours: (viewer, query, id) => findNeighbours(database, viewer, query, id),
    recall: (viewer, question, limit) => recallIncidents(database, viewer, question, limit),
    listSimilar: (viewer, id, limit) => listSimilar(database, viewer, id, limit),
    listSuggestions: (viewer, typed, limit, aliases = {}) => listSuggestions(database, viewer, typed, limit, aliases),
    findReaderRevision: () => findReaderRevision(database),
    recordReaderRevision: revision => recordReaderRevision(database, revision),
    takeStock: () => takeStock(database),
    countIncidents: viewer => countIncidents(database, viewer),
    findIncident: (viewer, address) => findIncident(database, viewer, address),
    findIncidents: (viewer, ids) => findIncidents(database, viewer, ids),
    listIncidents: (viewer, query) => listIncidents(database, viewer, query),
    readIncidents: (viewer, query) => readIncidents(database, viewer, query),
    countFacets,
    countPatterns: (viewer, filters, asking, today) => countPatterns(database, viewer, filters, asking, today),
    countPrevention: (viewer, filters, today) => countPrevention(database, viewer, filters, today),
    listRelations: (viewer, filters, asking, today) => listRelations(database, viewer, filters, asking, today),
    measureIncidents: (viewer, filters, today) => measureIncidents(database, viewer, filters, today),
    listTimedIncidents: (viewer, filters, today, limit) => listTimedIncidents(database, viewer, filters, today, limit),
    summarizeRemediation: (viewer, today, limit) => summarizeRemediation(database, viewer, today, limit),
    findTitles: (viewer, addresses) => findTitles(database, viewer, addresses),
    listTwins: (viewer, known) => listTwins(database, viewer, known),
    listCrossReferences: (viewer, id, most) => listCrossReferences(database, viewer, id, most),
    listEarlierActions: (viewer, id) => listEarlierActions(database, viewer, id),
    readRecurrences: viewer => readRecurrences(database, viewer),
    listKnownActions: (viewer, ids) => listKnownActions(database, viewer, ids),
    listAnniversaries: (viewer, weeks, limit) => listAnniversaries(database, viewer, weeks, limit),
    knowsService: (viewer, name) => knowsService(database, viewer, name),
    summarizeServices: (viewer, today) => summarizeServices(database, viewer, today),
    outlineServices: (viewer, names, mostFactors) => outlineServices(database, viewer, names, mostFactors),
    findService: (viewer, name, today) => findService(database, viewer, name, today),
    listOpenActions: (viewer, service, today, limit) => listOpenActions(database, viewer, service, today, limit),
    listActions: async (viewer, asking) => listActions(database, viewer, findPage(await readFollowed(), viewer, asking), asking),
    countActionFacets: async (viewer, asking) => countActionFacets(await readFollowed(), viewer, asking),
    coverActions: async (viewer, asking) => coverActions(await readFollowed(), viewer, asking),
    countTraces: async (viewer, asking) => countTraces(await readFollowed(), viewer, asking),
    listActionLives: async (viewer, asking) => listActionLives(await readFollowed(), viewer, asking),
    listMisnamed: aliases => listMisnamed(database, aliases),
    listServices: (viewer, limit) => listServices(database, viewer, limit),
    readSyncReport: viewer => readSyncReport(database, viewer),
    close: () => database.close(),
  }
}
