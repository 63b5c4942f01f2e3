import {describe, expect, test} from 'vitest'
import type {ActionValues} from '#src/incident/action-change.ts'
import {operator} from '#src/incident/viewer.ts'
import type {ActionEdit, DocumentSave} from '#src/library/document-saving.ts'
import {hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aScene, aText, file, incidentId, toSet} from './a-saving.ts'
import {beginSaving} from './begin-saving.ts'

const actionCount = 45
/** Of every action but the last ones, whose day both want to set. */
const fields = ['owner', 'priority', 'ref', 'proof'] as const
const contested = 10

describe.each(['SQLite', 'PostgreSQL'] as const)('two processes on one %s database', kind => {
  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)(
    'I08 lose none of 200 changes of one file that they make at once: each is there, or was refused',
    async () => {
      const scene = await aScene(kind, {[file]: aText(Array.from({length: actionCount}, (_, at) => `- [ ] Action ${at}`))})
      const base = await scene.base()
      const {actions} = (await scene.record()).incident
      const toEdit = (at: number, values: ActionValues): ActionEdit => ({incidentId, base, requests: [toSet(actions, at, values)]})
      // Different fields of the same actions, and the same field of some.
      const apart = Array.from({length: actionCount}, (_, at) => fields.map(field => ({at, field}))).flat()
      const toEdits = (who: number): readonly ActionEdit[] => [
        ...apart.filter((_, place) => place % 2 === who - 1).map(({at, field}) => toEdit(at, {[field]: toValue(at, field)})),
        ...Array.from({length: contested}, (_, at) => toEdit(at, {due: `2024-0${who}-01`})),
      ]
      const savers = [1, 2].map(who => beginSaving(scene, `${who}@example.org`, toEdits(who)))
      for (const {ready} of savers) await ready
      for (const {go} of savers) go()
      const answers = await Promise.all(savers.map(({answers}) => answers))

      expect(answers.map(each => each.length)).toEqual([100, 100])
      const all = answers.flat()
      expect(all.filter(({outcome}) => outcome !== 'saved' && outcome !== 'conflict')).toEqual([])
      expect(all.filter(({outcome}) => outcome === 'conflict')).toHaveLength(contested)
      expect(all.filter(({outcome, note}) => outcome === 'saved' && note !== undefined)).toEqual([])
      const {actions: written} = await scene.readIncident()
      for (const {at, field} of apart) expect(written[at]?.[field], `${field} of ${at}`).toBe(toValue(at, field))
      for (const action of written.slice(0, contested)) expect(action.due).toMatch(/^2024-0[12]-01$/)

      const saves = await scene.saves.list(operator, {limit: 500})
      expect(saves).toHaveLength(all.length - contested)
      expect(new Set(saves.map(({id}) => id))).toEqual(new Set(all.flatMap(({save}) => save ?? [])))
      expect(findGaps(saves, await scene.base()), 'each begins where the one before it ended').toEqual([])
      // What was last read shows what was last written.
      expect((await scene.record()).incident.actions).toEqual(written)
      expect(await scene.sync()).toMatchObject({published: [], unchanged: 1})
    },
    240_000,
  )
})

function toValue(at: number, field: (typeof fields)[number]): string {
  return {owner: `@owner-${at}`, priority: `P${at}`, ref: `OPS-${at}`, proof: `https://example.org/${at}`}[field]
}

function findGaps(saves: readonly DocumentSave[], hash: string): readonly string[] {
  return saves.flatMap(({id, afterHash}, at) => (afterHash === (at === 0 ? hash : saves[at - 1]?.beforeHash) ? [] : [id]))
}
