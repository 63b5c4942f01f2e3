import {anonymous} from '#src/incident/viewer.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {askReadiness, startServer} from '#src/server/start-server.ts'

// Stands in for Next: starts the server's work, prints what becomes of it, and ends once the server has closed what was open.
startServer()
let last = ''
let told = false
for (let stopping = false; !stopping; ) {
  const {ready, reason} = await askReadiness()
  stopping = reason.startsWith('Stopping')
  // Unplugged or stopped since it was asked whether it is ready: the next round says so.
  const titles = ready ? await listTitles().catch(() => undefined) : ''
  if (titles !== undefined) {
    const line = `${ready} ${reason}${ready || stopping ? `: ${titles}` : ''}`
    if (line !== last) process.stdout.write(`${line}\n`)
    last = line
  }
  if (ready && !told) {
    told = true
    for (const file of await (await hindsight()).listDamaged()) process.stdout.write(`damaged: ${file}\n`)
  }
  await new Promise(resolve => setTimeout(resolve, 10))
}

async function listTitles(): Promise<string> {
  const {store} = await hindsight()
  const titles = await store.findTitles(anonymous, ['a', 'b'])
  return [...titles.values()].map(({title}) => title).join(', ')
}
