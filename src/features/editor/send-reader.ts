import 'server-only'
import {readBrowserReader} from '#src/server/find-reading-worker.ts'

/** Sends the reader that runs in the browser. Its address says which one it is, so that it is fetched once. */
export async function sendReader(request: Request): Promise<Response> {
  const {script, revision} = await readBrowserReader()
  const isKept = new URL(request.url).searchParams.get('revision') === revision
  return new Response(script, {
    headers: {'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': isKept ? 'private, max-age=31536000, immutable' : 'private, no-store'},
  })
}
