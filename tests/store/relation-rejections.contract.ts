import {describe, expect, it} from 'vitest'
import {anonymous, operator, stranger, type Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {isRejected, type NewRejection, type RelationRejections} from '#src/library/relate/relation-rejections.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change, removeAll} from './contract/holding.ts'

type Open = (now: () => Date) => Promise<{readonly rejections: RelationRejections; readonly store: IncidentStore}>

const editor: Viewer = {role: 'editor', handles: [], seesEverything: false}
const invited: Viewer = {role: 'editor', handles: ['@ada'], seesEverything: false}

function aRejection(given: Partial<NewRejection> = {}): NewRejection {
  return {one: 'a', other: 'b', type: 'same-factor', basis: 'f00d', reason: undefined, actor: 'ada@example.org', actorId: 'u1', ...given}
}

/** What everything that remembers rejected proposals has to do, whatever it keeps them in. */
export function describeRelationRejections(name: string, open: Open): void {
  async function begin() {
    let at = Date.parse('2026-03-01T10:00:00Z')
    const {rejections, store} = await open(() => new Date(++at))
    await store.apply(
      change({
        publish: [
          aDocument({id: 'a', file: 'a.md'}),
          aDocument({id: 'b', file: 'b.md'}),
          aDocument({id: 'draft', file: 'draft.md', status: 'draft'}),
          aDocument({id: 'closed', file: 'closed.md', visibility: 'restricted', audience: ['@ada']}),
        ],
      }),
    )
    return {rejections, store}
  }

  describe(name, () => {
    it('remembers a pair in either order, once for each basis, and who was first', async () => {
      const {rejections} = await begin()
      const first = await rejections.add(aRejection({one: 'b', other: 'a', reason: "It's\nanother lock"}))
      expect(first).toMatchObject({one: 'a', other: 'b', reason: "It's\nanother lock", at: expect.stringMatching(/^2026-03-01T/)})
      expect(await rejections.add(aRejection({actor: 'bob@example.org', actorId: undefined}))).toStrictEqual(first)
      const second = await rejections.add(aRejection({basis: 'beef'}))
      expect(await rejections.list(operator, 9)).toStrictEqual([second, first])
      expect(await rejections.find(editor, first.id)).toStrictEqual(first)
      expect([await rejections.count(editor), await rejections.count(operator)]).toEqual([2, 2])
      expect(isRejected({from: 'b', to: 'a', basis: 'f00d'}, [first])).toBe(true)
      expect(isRejected({from: 'b', to: 'a', basis: 'cafe'}, [first, second])).toBe(false)
      expect(isRejected({from: 'b', to: 'c', basis: 'f00d'}, [first, second])).toBe(false)
    })

    it('finds those of some incidents, on either side of the pair', async () => {
      const {rejections} = await begin()
      const one = await rejections.add(aRejection({}))
      const other = await rejections.add(aRejection({one: 'draft', other: 'b'}))
      expect(await rejections.listOf(editor, ['b'])).toStrictEqual([other, one])
      expect(await rejections.listOf(editor, ['a', 'draft'])).toStrictEqual([other, one])
      expect(await rejections.listOf(editor, ['a'])).toStrictEqual([one])
      expect(await rejections.listOf(editor, ["a' OR '1'='1"])).toEqual([])
      expect(await rejections.listOf(editor, [])).toEqual([])
    })

    it('turns pages, and lets go of what is taken back', async () => {
      const {rejections} = await begin()
      const all = []
      for (const basis of ['1', '2', '3', '4']) all.unshift(await rejections.add(aRejection({basis})))
      expect(await rejections.list(editor, 3)).toStrictEqual(all.slice(0, 3))
      expect(await rejections.list(editor, 3, all[2]?.id)).toStrictEqual(all.slice(3))
      expect(await rejections.remove(all[1]?.id ?? '')).toBe(true)
      expect(await rejections.remove(all[1]?.id ?? '')).toBe(false)
      expect((await rejections.list(editor, 9)).map(({basis}) => basis)).toEqual(['4', '2', '1'])
      expect(await rejections.find(editor, all[1]?.id ?? '')).toBeUndefined()
    })

    it('says nothing of a pair of which one is hidden, or gone', async () => {
      const {rejections, store} = await begin()
      const open = await rejections.add(aRejection({}))
      const draft = await rejections.add(aRejection({other: 'draft'}))
      const closed = await rejections.add(aRejection({other: 'closed', reason: 'A secret'}))
      const gone = await rejections.add(aRejection({other: 'gone'}))
      const seen = async (viewer: Viewer) => {
        const [listed, of, count] = [await rejections.list(viewer, 9), await rejections.listOf(viewer, ['a']), await rejections.count(viewer)]
        expect(of).toStrictEqual(listed)
        expect(count).toBe(listed.length)
        for (const each of [open, draft, closed, gone])
          expect((await rejections.find(viewer, each.id)) !== undefined).toBe(listed.some(({id}) => id === each.id))
        return listed.map(({other}) => other)
      }
      expect(await seen(operator)).toEqual(['gone', 'closed', 'draft', 'b'])
      expect(await seen(invited)).toEqual(['closed', 'draft', 'b'])
      expect(await seen(editor)).toEqual(['draft', 'b'])
      expect(await seen(anonymous)).toEqual(['b'])
      expect(await seen(stranger)).toEqual([])
      await removeAll(store)
      expect(await seen(operator), 'an index made anew forgets nothing').toEqual(['gone', 'closed', 'draft', 'b'])
      expect(await seen(editor)).toEqual([])
    })
  })
}
