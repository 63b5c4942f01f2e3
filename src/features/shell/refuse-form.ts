import 'server-only'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {recordRefusal} from '#src/server/record-refusal.ts'
import {writePlainPage} from '#src/ui/plain-page.ts'

/** Why a form was not taken. Written here and nowhere from what was sent. */
export type RefusedForm = {
  readonly status: 400 | 401 | 403 | 413 | 415
  readonly title: string
  readonly ways: readonly string[]
  readonly link?: {readonly href: string; readonly words: string}
}

/** Answers that a form was not taken, as a page or, for programs that ask for it, as JSON; and has it written down. */
export async function refuseForm(request: Request, {status, title, ways, link = back}: RefusedForm, visitor?: Visitor): Promise<Response> {
  await recordRefusal({request, status, reason: title, visitor})
  const headers = {'Cache-Control': 'private, no-store', Vary: 'Accept'}
  if (wantsJson(request.headers.get('Accept'))) return Response.json({error: [`${title}.`, ...ways].join(' ')}, {status, headers})
  // The proxy made it for this answer.
  const nonce = /'nonce-([^']+)'/.exec(request.headers.get('Content-Security-Policy') ?? '')?.[1] ?? ''
  const page = writePlainPage(nonce, {title, paragraphs: ways, link})
  return new Response(page, {status, headers: {...headers, 'Content-Type': 'text/html; charset=utf-8'}})
}

const back = {href: '/', words: 'Go to the start page'}

function wantsJson(accept: string | null): boolean {
  return accept !== null && /\bapplication\/json\b/i.test(accept) && !/\btext\/html\b/i.test(accept)
}
