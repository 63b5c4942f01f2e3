import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {mayWrite} from './may-write.ts'
import {mostTextBytes} from './take-text.tsx'
import {writePreview} from './write-preview.tsx'

const fields = {incident: z.string().max(400).optional(), text: z.string()}

/** Answers with the page that a text would be, for whoever writes it; nothing is kept. */
export const takePreview = answerForm({fields, allow: mayWrite, mostBytes: mostTextBytes}, async ({values: {incident, text}, visitor}) => {
  const preview = await writePreview(visitor, incident, text)
  return Response.json(preview, {headers: {'Cache-Control': 'private, no-store'}})
})
