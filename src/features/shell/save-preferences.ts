import 'server-only'
import {themes} from './read-theme.ts'

/** Answers the form of the preferences: remembers the choice and goes back to where it was made. */
export async function savePreferences(request: Request): Promise<Response> {
  const headers = new Headers({Location: toReturnPath(request)})
  const theme = await readChoice(request)
  if (theme) headers.append('Set-Cookie', `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`)
  return new Response(null, {status: 303, headers})
}

async function readChoice(request: Request): Promise<string | undefined> {
  // The form is one short field: whatever is longer is not the form.
  if (Number(request.headers.get('Content-Length') ?? Number.NaN) <= 200) {
    const chosen = new URLSearchParams(await request.text()).get('theme')
    return themes.find(theme => theme.value === chosen)?.value
  }
  return undefined
}

/** The path of the page that the form was on; never another site, whatever the header says. */
function toReturnPath(request: Request): string {
  const referrer = request.headers.get('Referer')
  if (!referrer || !URL.canParse(referrer)) return '/'
  const {pathname, search, host} = new URL(referrer)
  return host === request.headers.get('Host') && !/^\/[/\\]/.test(pathname) ? pathname + search : '/'
}
