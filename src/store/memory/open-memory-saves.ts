import type {DocumentSave} from '#src/library/document-saving.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {openStamps} from '#src/library/open-stamps.ts'
import type {DocumentSaves} from '#src/library/save/document-saves.ts'

/** A history that forgets everything when it is dropped, beside the store of the incidents that it tells of; for tests. */
export function openMemorySaves(store: Pick<IncidentStore, 'findTitles' | 'listFiles'>, now: () => Date = () => new Date()): DocumentSaves {
  const stamp = openStamps(now)
  const saves: DocumentSave[] = []
  return {
    async append({actorId: _, undoes, batch, ...save}) {
      const {id, at} = stamp()
      const added: DocumentSave = {...structuredClone(save), id, at, batch: batch ?? id, isUndone: false}
      const undone = saves.findIndex(each => each.id === undoes)
      const before = saves[undone]
      if (before) saves[undone] = {...before, isUndone: true}
      saves.push(added)
      return structuredClone(added)
    },
    async list(viewer, {incident, batch, file, limit}) {
      const matching = saves.filter(
        save =>
          (incident === undefined || save.incidentId === incident) &&
          (batch === undefined || save.batch === batch) &&
          (file === undefined || save.file === file),
      )
      const titles = await store.findTitles(viewer, [...new Set(matching.map(({incidentId}) => incidentId))])
      const shown = matching.filter(({incidentId}) => viewer.seesEverything || titles.get(incidentId)?.id === incidentId)
      return structuredClone(shown.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit))
    },
    async listIndexed(files) {
      const since = new Date(now().getTime() - 10 * 60_000).toISOString()
      const indexed = (await store.listFiles()).filter(({file}) => files.includes(file))
      return indexed.flatMap(({file, hash}) => {
        const own = saves.filter(save => save.file === file)
        return own.some(({id, afterHash}, at) => afterHash === hash && (id >= since || at === own.length - 1)) ? [file] : []
      })
    },
  }
}
