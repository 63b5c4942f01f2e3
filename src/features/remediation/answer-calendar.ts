import 'server-only'
import {createHash} from 'node:crypto'
import {openKeptAnswers} from '#src/features/shell/kept-answers.ts'
import {findCalendarHolder} from '#src/server/accounts/calendar-links.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {toToday} from '#src/server/remediation/to-action-asking.ts'
import {writeOwnCalendar} from '#src/server/remediation/write-own-calendar.ts'

/** Answers with the calendar of whoever made the address; every address that is nobody's is answered alike. */
export async function answerCalendar(request: Request): Promise<Response> {
  const opened = await hindsight()
  const tokens = new URL(request.url).searchParams.getAll('token')
  const person = tokens.length === 1 ? await findCalendarHolder(await opened.accounts(), tokens[0] ?? '') : undefined
  if (!person) return new Response('There is no calendar at this address. Make one on your account’s page.\n', {status: 404, headers: absent})
  const [revision, {settings}] = await Promise.all([opened.store.readRevision(), opened.settings()])
  const generation = JSON.stringify([revision, toToday(), settings])
  const text = await calendars.find(generation, JSON.stringify(person), () => writeOwnCalendar(opened, person))
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = {
    ETag: etag,
    // Kept by the one who asks alone, and asked for again each time: a link that is revoked shows nothing from then on.
    'Cache-Control': 'private, no-cache',
    'Referrer-Policy': 'no-referrer',
  }
  if (listTags(request.headers.get('If-None-Match')).includes(etag)) return new Response(null, {status: 304, headers})
  return new Response(text, {
    headers: {...headers, 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="remediation.ics"'},
  })
}

const absent = {'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer'}

// Programs fetch them every hour, whether or not anything has changed.
const calendars = openKeptAnswers({budget: 16 * 1024 * 1024, largest: 2 * 1024 * 1024})

function listTags(header: string | null): readonly string[] {
  return (header ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
}
