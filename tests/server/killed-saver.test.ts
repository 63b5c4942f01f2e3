import {readdir} from 'node:fs/promises'
import {setTimeout as wait} from 'node:timers/promises'
import {describe, expect, test} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {takeBack} from '#src/library/save/take-back.ts'
import {hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aScene, aText, aVisitor, toSet} from './a-saving.ts'
import {beginSaving} from './begin-saving.ts'

const fileCount = 20
const rounds = 10

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', kind => {
  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)(
    'I03 kill -9 during 200 saves leaves every file the old or a new version, and history only what is in the files',
    async () => {
      const names = Array.from({length: fileCount}, (_, at) => `2024-03-01-incident-${at}`)
      const first = aText(Array.from({length: rounds}, (_, at) => `- [ ] Action ${at}`))
      const scene = await aScene(kind, Object.fromEntries(names.map(name => [`${name}.md`, first])))
      const {actions} = (await scene.record(operator, names[0])).incident
      const base = await scene.base(`${names[0]}.md`)
      const edits = Array.from({length: rounds}, (_, at) =>
        names.map((incidentId): ActionEdit => ({incidentId, base, requests: [toSet(actions, at, {owner: `@owner-${at}`})]})),
      ).flat()
      const saver = beginSaving(scene, 'ada@example.org', edits)
      await saver.ready
      saver.go()
      // In the middle of it, wherever that is.
      while (saver.said.length < 30) await wait(5)
      saver.kill()
      const answers = await saver.answers
      expect(answers.length).toBeLessThan(edits.length)
      expect(answers.filter(({outcome}) => outcome !== 'saved')).toEqual([])

      const line = /^- \[ \] Action (\d)(?: \(owner: @owner-\1\))?$/
      let unrecorded = 0
      for (const name of names) {
        const text = await scene.read(`${name}.md`)
        const lines = text.split('\n').filter(each => each.startsWith('- '))
        expect(lines.every(each => line.test(each)) && lines.length === rounds, text).toBe(true)
        expect(text).toBe(aText(lines))
        const saves = await scene.saves.list(operator, {file: `${name}.md`, limit: 99})
        const changed = lines.filter(each => each.includes('owner'))
        // What was written in the very last moment is in the file alone.
        expect([0, 1]).toContain(changed.length - saves.length)
        unrecorded += changed.length - saves.length
        for (const [at, save] of saves.entries()) if (at > 0) expect(save.afterHash).toBe(saves[at - 1]?.beforeHash)
        if (saves[0] && changed.length === saves.length) expect(saves[0].afterHash).toBe(toHash(Buffer.from(text)))
      }
      const told = new Set(answers.flatMap(({save}) => save ?? []))
      const all = await scene.saves.list(operator, {limit: 500})
      expect(
        [...told].filter(id => !all.some(save => save.id === id)),
        'what was answered was kept',
      ).toEqual([])

      // Whoever comes next is not held up for long, sweeps up, and brings the index up to date.
      const late = await scene.saving.saveActions(
        aVisitor({email: 'grace@example.org'}),
        names.map(incidentId => ({incidentId, base, requests: [{change: 'set', position: 0, title: 'Action 0', was: {}, values: {priority: 'P1'}}]})),
      )
      expect(late.map(({outcome}) => outcome)).toEqual(names.map(() => 'saved'))
      await scene.sync()
      for (const name of names) expect((await scene.record(operator, name)).markdown).toBe(await scene.read(`${name}.md`))
      const leftovers = (await readdir(scene.content)).filter(name => !name.endsWith('.md'))
      expect(
        leftovers.every(name => /^\.hindsight-.*\.tmp$/.test(name)),
        leftovers.join(),
      ).toBe(true)
      expect(leftovers.length).toBeLessThanOrEqual(fileCount)
      // Of what history has not, nothing is offered to be taken back; the rest of it can be.
      const [last] = await scene.saves.list(operator, {incident: names[0], limit: 1})
      const text = await scene.read(`${names[0]}.md`)
      expect(last && takeBack({text, hash: toHash(Buffer.from(text))}, last, [])).toBe(text.replace(/ \(priority: P1\)|, priority: P1/, ''))
      expect(unrecorded).toBeLessThanOrEqual(fileCount)
    },
    240_000,
  )
})
