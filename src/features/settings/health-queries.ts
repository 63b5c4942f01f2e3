import 'server-only'
import {askReadiness, readiness} from '#src/server/start-server.ts'

/** Whether pages can be served, as an answer for machines: 503 with the reason until the first sync is through, and while the index is out of reach. */
export async function answerReadiness(): Promise<Response> {
  const {ready, reason} = await askReadiness()
  return Response.json(ready ? {status: 'ready'} : {status: 'not ready', reason}, {
    status: ready ? 200 : 503,
    headers: {'Cache-Control': 'no-store', ...(ready ? {} : {'Retry-After': '2'})},
  })
}

/** Whether the folder is still being read for the first time, so that an empty list means nothing yet. */
export function isReading(): boolean {
  return !readiness().ready
}

/** Answers as long as the process does. */
export function answerHealth(): Response {
  return Response.json({status: 'ok'}, {headers: {'Cache-Control': 'no-store'}})
}
