import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {countForShell} from '#src/features/shell/shell-queries.ts'
import {SeenPage} from './components/seen-page.tsx'
import {askSeen} from './seen-queries.ts'

// Some times as much as is read, so that a long text is cut with a word about it; a form writes a character as up to nine.
const mostBytes = 512 * 1024

/**
 * Answers what was pasted with the page itself: sent as a form and shown in its answer, it stands in no address, in no log and in nothing
 * that is kept.
 */
export const answerSeen = answerForm(
  {fields: {text: z.string().max(mostBytes)}, allow: ({viewer}) => viewer.role !== 'stranger', mostBytes, onlyAsks: true},
  async ({values: {text}}) => {
    const {incidents} = await countForShell()
    // Without its script, the field for searching would put pasted lines into an address.
    const place = {current: 'seen-before', title: 'Seen before?', hasSearch: false} as const
    if (text.trim() === '') return answerPage({...place, status: 422, children: <SeenPage incidents={incidents} />})
    return answerPage({...place, status: 200, children: <SeenPage answer={await askSeen(text)} incidents={incidents} />})
  },
)
