import 'server-only'
import {z} from 'zod'
import {ownSite} from '#src/server/own-site.ts'
import {answerForm} from './answer-form.ts'
import {themes} from './read-theme.ts'
import {seeOther} from './see-other.ts'

/** Answers the form of the preferences: remembers the choice and goes back to where it was made. */
export const savePreferences = answerForm({fields: {theme: z.enum(themes.map(({value}) => value))}, allow: () => true}, async ({values, request}) => {
  const cookie = `theme=${values.theme}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${ownSite().isSecure ? '; Secure' : ''}`
  return seeOther(toReturnPath(request.headers.get('Referer')), [cookie])
})

/** The path of the page that the form was on. */
function toReturnPath(referrer: string | null): string {
  if (!referrer || !URL.canParse(referrer)) return '/'
  const {pathname, search, origin} = new URL(referrer)
  return ownSite().origins.includes(origin) ? pathname + search : '/'
}
