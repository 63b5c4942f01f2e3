import {toLocalPath} from './to-local-path.ts'

/** Answers a form: what comes next is at `path`, which is asked for with GET. Leads to the start page where `path` is none of this site. */
export function seeOther(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({Location: toLocalPath(path) ?? '/', 'Cache-Control': 'private, no-store'})
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return new Response(null, {status: 303, headers})
}
