import {spawn} from 'node:child_process'
import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {createInterface} from 'node:readline'
import {describe, expect, onTestFinished, test} from 'vitest'
import {reportBatch} from '#src/server/imports/batches.ts'
import {hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aBatchScene} from './a-batch.ts'
import {aPostmortem} from './a-batch-text.ts'

const count = process.env.HINDSIGHT_LONG ? 120 : 16

type Said = {readonly id: string; readonly counts: Readonly<Record<string, number>>}

function beginProcess(environment: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/imports/batch-process.ts', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, ...environment},
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const lines: Said[] = []
  const waiting: (() => void)[] = []
  createInterface({input: child.stdout}).on('line', line => {
    lines.push(JSON.parse(line))
    for (const go of waiting.splice(0)) go()
  })
  return {
    ended,
    lines,
    async killWhen(isSo: (said: Said) => boolean): Promise<Said> {
      for (let at = 0; ; at++) {
        while (lines.length <= at) {
          const more = await Promise.race([new Promise<'more'>(resolve => waiting.push(() => resolve('more'))), ended])
          if (more !== 'more' && lines.length <= at) throw new Error(`The process ended with ${more}`)
        }
        const said = lines[at]
        if (!said || !isSo(said)) continue
        child.kill('SIGKILL')
        await ended
        return said
      }
    },
  }
}

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', kind => {
  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)(
    'a batch whose server is killed while it reads and while it saves is gone on with by the next, and by two at once, and nothing is there twice',
    async () => {
      const {ada, content, environment} = await aBatchScene(kind)
      const {id} = await beginProcess(environment, '-', String(count)).killWhen(({counts}) => (counts.ready ?? 0) >= 4)
      const between = await reportBatch(ada, id)
      const readBefore = between?.files.filter(({outcome}) => outcome === 'ready').length ?? 0
      expect(readBefore).toBeLessThan(count)

      const second = beginProcess(environment, id, '0', 'saves')
      await second.killWhen(({counts}) => (counts.saved ?? 0) >= 4)
      // What was read is not read once more.
      expect(second.lines[0]?.counts.waiting ?? 0).toBeLessThanOrEqual(count - readBefore)

      const both = [beginProcess(environment, id, '0', 'saves'), beginProcess(environment, id, '0', 'saves')]
      expect(await Promise.all(both.map(({ended}) => ended))).toEqual([0, 0])
      const report = await reportBatch(ada, id)
      expect(report?.files.map(({outcome}) => outcome)).toEqual(Array.from({length: count}, () => 'saved'))
      const names = (await readdir(content)).filter(name => name.endsWith('.md'))
      expect(names).toHaveLength(count)
      for (const [at, file] of (report?.files ?? []).entries()) {
        expect(await readFile(path.join(content, `${file.savedAs}.md`), 'utf8')).toContain(`Queue ${at} stopped`)
        expect(await readdir(path.join(content, file.savedAs ?? ''))).toEqual([`${at}-md.txt`])
        expect(await readFile(path.join(content, file.savedAs ?? '', `${at}-md.txt`), 'utf8')).toBe(aPostmortem(at))
      }
    },
    300_000,
  )
})
