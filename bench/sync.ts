import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import {formatRatio} from './measure.ts'
import {writeCorpus} from './write-corpus.ts'

// `kb sync` of generated documents as people run it, cold and with nothing changed, against parsing all of them on one thread.
// Bound at 10,000: cold 1.3 × parsing, memory under 800 MB; nothing changed under 2 s. `npm run bench:sync [count]`
const count = Number(process.argv[2] ?? 1000)
const folder = mkdtempSync(path.join(tmpdir(), 'bench-sync-'))
writeCorpus(folder, count)

const parser = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()
const started = performance.now()
for (const file of readdirSync(folder)) if (file.endsWith('.md')) parser.parse(readFileSync(path.join(folder, file), 'utf8'))
const parsing = performance.now() - started

const environment = {...process.env, HINDSIGHT_CONTENT: folder, DATABASE_URL: `file:${path.join(folder, '.index.db')}`, LOG_LEVEL: 'error'}
const sync = (): {milliseconds: number; memory: number} => {
  const from = performance.now()
  const run = spawnSync(
    '/usr/bin/env',
    [
      'bash',
      '-c',
      'node --import tsx src/cli/kb.ts sync >/dev/null & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do now=$(awk \'/VmHWM/{print $2}\' /proc/$pid/status 2>/dev/null); [ -n "$now" ] && peak=$now; sleep 0.1; done; wait $pid; code=$?; echo $peak; exit $code',
    ],
    {env: environment, encoding: 'utf8'},
  )
  if (run.status !== 0) throw new Error(`Cannot measure kb sync: ${run.stderr}`)
  return {milliseconds: performance.now() - from, memory: Number(run.stdout) / 1024}
}
const start = performance.now()
execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', '--help'], {stdio: 'ignore'})
const startUp = performance.now() - start

const cold = sync()
const unchanged = sync()
console.log(`parsing ${count} documents on one thread: ${(parsing / 1000).toFixed(1)} s`)
console.log(
  `kb sync, cold: ${(cold.milliseconds / 1000).toFixed(1)} s (${formatRatio(cold.milliseconds, parsing)}, bound 1.3 ×), at most ${cold.memory.toFixed(0)} MiB`,
)
console.log(`kb sync, nothing changed: ${(unchanged.milliseconds / 1000).toFixed(1)} s, of which ${(startUp / 1000).toFixed(1)} s are the program starting`)
