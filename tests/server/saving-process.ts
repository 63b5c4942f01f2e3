import {operator} from '#src/incident/viewer.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openHindsight} from '#src/server/hindsight.ts'

// Makes changes of one document at once in a process of its own, all of them asked for by somebody who saw the text as it is at the
// beginning, and prints what became of each. `process.argv`: the folder, the database, who it is, and the changes as JSON.
const [content = '', databaseUrl = '', email = '', edits = '[]'] = process.argv.slice(2)
const opened = await openHindsight(readEnvironment({HINDSIGHT_CONTENT: content, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent'}))
const visitor = {viewer: operator, person: {id: email, name: email, email, role: 'manager'}, via: 'session', scope: 'write'} as const
// Until the test says go, so that several begin at the same moment.
process.stdout.write('ready\n')
await new Promise(resolve => process.stdin.once('data', resolve))
process.stdin.pause()
await Promise.all(
  (JSON.parse(edits) as readonly ActionEdit[]).map(async edit => {
    const [change] = await opened.saving.saveActions(visitor, [edit])
    process.stdout.write(`${JSON.stringify(change?.outcome === 'saved' ? {outcome: 'saved', save: change.save, note: change.note} : change)}\n`)
  }),
)
await opened.close()
