import type {Visitor} from '#src/server/accounts/visitor.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {stopBatches, wakeBatches} from '#src/server/imports/batch-work.ts'
import {reportBatch, saveBatch} from '#src/server/imports/batches.ts'
import {beginBatch} from '#src/server/imports/begin-batch.ts'
import {aPostmortem, isAtRest} from './a-batch-text.ts'

// A server's part in a batch, in a process of its own: begins one of `count` documents, or goes on with what is there; has all saved that is ready
// where it `saves`. Prints how many of each outcome there are, as JSON, whenever that changes. `process.argv`: the batch's id or `-`, count, saves.
const [given = '-', count = '0', saves = ''] = process.argv.slice(2)
const person = {id: 'id of ada@example.org', name: 'Ada', email: 'ada@example.org', role: 'editor'} as const
const ada: Visitor = {viewer: {role: 'editor', handles: [], seesEverything: false}, person, via: 'session', scope: 'write'}
await (await hindsight()).sync()
wakeBatches()
const sent = Array.from({length: Number(count)}, (_, at) => ({name: `${at}.md`, bytes: Buffer.from(aPostmortem(at))}))
const begun = given === '-' ? await beginBatch(person.id, sent) : {id: given}
if ('problem' in begun) throw new Error(begun.problem)
let said = ''
for (;;) {
  const report = await reportBatch(ada, begun.id)
  if (!report) throw new Error('there is no such batch')
  const counts: Record<string, number> = {}
  for (const {outcome} of report.files) counts[outcome] = (counts[outcome] ?? 0) + 1
  const line = JSON.stringify({id: begun.id, counts})
  if (line !== said) process.stdout.write(`${line}\n`)
  said = line
  if (isAtRest(report)) {
    if (saves === '' || !counts.ready) break
    await saveBatch(report, 'ready', undefined)
  }
  await new Promise(resolve => setTimeout(resolve, 20))
}
await stopBatches()
await (await hindsight()).close()
