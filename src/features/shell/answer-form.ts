import 'server-only'
import {z} from 'zod'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {ownSite} from '#src/server/own-site.ts'
import {readFormBody} from './read-form-body.ts'
import {readFormParts} from './read-form-parts.ts'
import {readVisitor} from './read-visitor.ts'
import {type RefusedForm, refuseForm} from './refuse-form.ts'

type Form<Fields extends z.core.$ZodLooseShape> = {
  /** Every field that the form has; one that has none of these names is refused. */
  readonly fields: Fields
  /** Who may send it. Whether they may change this very thing is for `answer`, which knows the thing. */
  readonly allow: (visitor: Visitor) => boolean
  readonly mostBytes?: number
  /** What to do about a longer one, in a sentence; a form of words is shortened. */
  readonly tooLarge?: string
  /** Whether it only asks and changes nothing: a key for reading alone may send it. */
  readonly onlyAsks?: boolean
  /** Fields that may be sent more than once; their schemas take lists. */
  readonly several?: readonly string[]
  /** The field that holds files, where the form has one: it is a list of `SentFile`, and the form is sent in parts. */
  readonly files?: string
}

type Sent<Fields extends z.core.$ZodLooseShape> = {
  readonly values: z.output<z.ZodObject<Fields, z.core.$strict>>
  readonly visitor: Visitor
  readonly request: Request
}

/**
 * Makes the handler of a form's address. Everything that is posted goes through here: `answer` is only called with a form of one of our own
 * pages, sent by somebody who may, with the fields that it has and values as its schema says.
 */
export function answerForm<Fields extends z.core.$ZodLooseShape>(
  {fields, allow, mostBytes = 8 * 1024, onlyAsks = false, several = [], files, tooLarge}: Form<Fields>,
  answer: (sent: Sent<Fields>) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const schema = z.strictObject(fields)
  return async request => {
    // Before anything is looked up, and before a byte of the body is read.
    if (!isOwnOrigin(request.headers.get('Origin'))) return refuseForm(request, foreign())
    if (!isForm(request.headers, files !== undefined)) return refuseForm(request, noForm)
    const visitor = await readVisitor()
    if (!allow(visitor) || (!onlyAsks && visitor.scope !== 'write')) return refuseForm(request, visitor.person ? notAllowed : notSignedIn, visitor)

    const body = isInParts(request.headers) ? await readFormParts(request, mostBytes, {several, files}) : await readFormBody(request, mostBytes, several)
    if (body === 'too large')
      return refuseForm(request, tooLarge === undefined ? tooLong : {...tooLong, title: 'This is too much at once', ways: [tooLarge]}, visitor)
    if (typeof body === 'string') return refuseForm(request, unreadable, visitor)
    if ([...body.keys()].some(name => !Object.hasOwn(fields, name))) return refuseForm(request, unreadable, visitor)
    const {data, success} = schema.safeParse(Object.fromEntries(body))
    return success ? answer({values: data, visitor, request}) : refuseForm(request, unexpected, visitor)
  }
}

/** Browsers say with every form where it comes from. What says nothing is no page, and `null` is a page that hides where it comes from. */
function isOwnOrigin(origin: string | null): boolean {
  return origin !== null && ownSite().origins.includes(origin)
}

function isForm(headers: Headers, hasFiles: boolean): boolean {
  const isPlain = (headers.get('Content-Encoding') ?? 'identity') === 'identity'
  if (isPlain && hasFiles && isInParts(headers)) return true
  return isPlain && /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(headers.get('Content-Type') ?? '')
}

function isInParts(headers: Headers): boolean {
  return /^multipart\/form-data\s*;/i.test(headers.get('Content-Type') ?? '')
}

function foreign(): RefusedForm {
  const {url} = ownSite()
  const ways = [
    `Forms are taken from the pages of ${url} only, so that no other site can act in your name. Open the page there and try again.`,
    'If you know this site by another address, whoever runs it has to name that address in HINDSIGHT_URL.',
  ]
  return {status: 403, title: 'This form does not come from this site', ways}
}

const noForm: RefusedForm = {
  status: 415,
  title: 'This is not a form',
  ways: ['Fields are sent as application/x-www-form-urlencoded, in UTF-8.'],
}

const notSignedIn: RefusedForm = {
  status: 401,
  title: 'You are not signed in',
  ways: ['Nothing was changed. You may have been signed out in the meantime.'],
  link: {href: '/login', words: 'Sign in'},
}

const notAllowed: RefusedForm = {
  status: 403,
  title: 'You may not do this',
  ways: ['Nothing was changed. Your role does not include it; an administrator can give you another.'],
}

const tooLong: RefusedForm = {
  status: 413,
  title: 'This form is too long',
  ways: ['Nothing was changed. Go back, shorten what you wrote, and send it again.'],
}

const unreadable: RefusedForm = {
  status: 400,
  title: 'This form cannot be read',
  ways: [
    'Nothing was changed. It has fields that are unknown, twice there, broken off or not in UTF-8. Load the page with the form again and send it from there.',
  ],
}

const unexpected: RefusedForm = {
  status: 400,
  title: 'A field of this form is missing or not as expected',
  ways: ['Nothing was changed. Load the page with the form again and send it from there.'],
}
