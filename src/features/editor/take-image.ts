import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {cleanImage} from '#src/server/clean-image.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {findImageType} from '#src/server/find-image-type.ts'
import {saveBeside} from '#src/server/save-documents.ts'
import {mayWrite} from './may-write.ts'

/** What a sent image is answered with: the path by which the document's Markdown names it, or why it was not taken. */
export type ImageAnswer = {readonly link: string} | {readonly error: string}

/** Bytes; what pages show. */
const mostImageBytes = 5 * 1024 * 1024

const fields = {
  incident: z.string().min(1).max(400),
  name: z.string().max(200),
  /** In base64url, of which no letter has to be written out in a form. */
  image: z.string().regex(/^[\w-]+$/),
}

/** Puts an image beside the document that it was pasted or dropped into. */
export const takeImage = answerForm(
  {fields, allow: mayWrite, mostBytes: (mostImageBytes * 4) / 3 + 4096},
  async ({values: {incident, name, image}, visitor, request}) => {
    const sent = new Uint8Array(Buffer.from(image, 'base64url'))
    const cleaned = await cleanImage(sent, findImageType(sent))
    if ('refusal' in cleaned) return refuse(cleaned.refusal)
    const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/, '') || 'image'
    const saved = await saveBeside(visitor, incident, {name: `${stem}${cleaned.ending}`, bytes: cleaned.bytes}, readClientAddress(request.headers))
    return saved.outcome === 'saved' ? Response.json({link: saved.link} satisfies ImageAnswer, {headers}) : refuse(saved.reason)
  },
)

const headers = {'Cache-Control': 'private, no-store'}

function refuse(error: string): Response {
  return Response.json({error} satisfies ImageAnswer, {status: 422, headers})
}
