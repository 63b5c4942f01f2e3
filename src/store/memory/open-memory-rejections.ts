import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {openStamps} from '#src/library/open-stamps.ts'
import {inOrder, type RelationRejection, type RelationRejections} from '#src/library/relate/relation-rejections.ts'

/** Rejections that are forgotten when this is dropped, beside the store of the incidents that they are about; for tests. */
export function openMemoryRejections(store: Pick<IncidentStore, 'findTitles'>, now: () => Date = () => new Date()): RelationRejections {
  const stamp = openStamps(now)
  const rejections: RelationRejection[] = []
  async function listShown(viewer: Viewer): Promise<readonly RelationRejection[]> {
    const titles = await store.findTitles(viewer, [...new Set(rejections.flatMap(({one, other}) => [one, other]))])
    const isThere = (id: string): boolean => viewer.seesEverything || titles.get(id)?.id === id
    return structuredClone(rejections.filter(({one, other}) => isThere(one) && isThere(other)).toSorted((a, b) => (a.id < b.id ? 1 : -1)))
  }
  return {
    async add({actorId: _, one, other, ...rejection}) {
      const pair = inOrder(one, other)
      const before = rejections.find(each => each.one === pair.one && each.other === pair.other && each.basis === rejection.basis)
      if (before) return structuredClone(before)
      const added = {...rejection, ...pair, ...stamp()}
      rejections.push(added)
      return structuredClone(added)
    },
    async listOf(viewer, incidents) {
      return (await listShown(viewer)).filter(({one, other}) => incidents.includes(one) || incidents.includes(other))
    },
    async list(viewer, limit, after) {
      return (await listShown(viewer)).filter(({id}) => after === undefined || id < after).slice(0, limit)
    },
    async count(viewer) {
      return (await listShown(viewer)).length
    },
    async find(viewer, id) {
      return (await listShown(viewer)).find(rejection => rejection.id === id)
    },
    async remove(id) {
      const at = rejections.findIndex(rejection => rejection.id === id)
      if (at !== -1) rejections.splice(at, 1)
      return at !== -1
    },
  }
}
