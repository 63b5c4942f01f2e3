import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {NothingDonePage} from '#src/features/shell/nothing-done-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import {canWriteDrafts} from '#src/incident/permissions.ts'
import {findVersion} from '#src/library/save/find-version.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {openText, saveText} from '#src/server/save-documents.ts'

const id = z.string().min(1).max(300)

/** Writes an earlier version of a document into its file again, as a change like any other. */
export const takeRestore = answerForm(
  {allow: ({viewer}) => canWriteDrafts(viewer), fields: {incident: id, version: id, base: z.string().regex(/^[0-9a-f]{64}$/)}},
  async ({values: {incident, version, base}, visitor, request}) => {
    const back = `/incidents/${encodeURIComponent(incident)}?tab=history`
    const refuse = (reason: string): Promise<Response> =>
      answerPage({
        current: 'incidents',
        isBelow: true,
        status: 409,
        title: 'Nothing was restored',
        children: <NothingDonePage title="Nothing was restored" reason={reason} backHref={back} back="Back to the history" />,
      })
    const opened = await openText(visitor, incident)
    if ('refusal' in opened) return refuse(opened.refusal)
    if (opened.hash !== base) return refuse('The document was changed since you opened the page: compare the versions again, and decide then.')
    const {saves, versions, accounts} = await hindsight()
    const now = {bytes: new TextEncoder().encode(opened.text), text: opened.text, hash: opened.hash}
    const text = await findVersion({saves, versions: versions?.history}, {file: opened.file, incidentId: incident, version, now})
    if (text === undefined) return refuse('This version cannot be put together any more: somebody wrote into the file in between.')
    const saved = await saveText(visitor, {incidentId: incident, base, text}, 'Restore an earlier version', readClientAddress(request.headers))
    if (saved.outcome === 'conflict') return refuse('The document was changed just now: compare the versions again, and decide then.')
    if ('reason' in saved) return refuse(saved.reason)
    const {secret, url} = await accounts()
    const words = saved.outcome === 'saved' ? {batch: saved.batch, what: 'The earlier version stands in the file again.'} : undefined
    return seeOther(back, [writeFlash(secret, words ? {says: 'actions-saved', words} : {says: 'actions-unchanged'}, {secure: url.startsWith('https:')})])
  },
)
