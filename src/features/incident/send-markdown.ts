import 'server-only'
import {writeContentDisposition} from '#src/features/shell/content-disposition.ts'
import {findIncidentView, findSource} from './incident-queries.ts'
import {withoutSourceComments} from './to-marked-source.ts'

type MarkdownRequest = {readonly params: Promise<{readonly id: string}>}

/** Answers with an incident's document as its authors wrote it, for whoever may read its page; comments are left out, as they are there. */
export async function sendMarkdown(_: Request, {params}: MarkdownRequest): Promise<Response> {
  const found = await findIncidentView((await params).id)
  if (found && 'movedTo' in found)
    return new Response(null, {status: 308, headers: {...headers, Location: `/incidents/${encodeURIComponent(found.movedTo)}/markdown`}})
  const markdown = found && (await findSource(found.incident.id))
  if (!found || markdown === undefined) return new Response('There is nothing at this address.\n', {status: 404, headers})
  return new Response(withoutSourceComments(markdown), {
    headers: {...headers, 'Content-Disposition': writeContentDisposition('inline', `${found.incident.id}.md`)},
  })
}

// Not text/markdown, which browsers save instead of showing it. That an incident has moved is for its readers alone, too: a 308 without a
// word on it may be kept by anybody on the way.
const headers = {'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store'}
