import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {NothingDonePage} from '#src/features/shell/nothing-done-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import {canWriteDrafts} from '#src/incident/permissions.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {readTakes, toMergeHref} from './merge-address.ts'

const id = z.string().min(1).max(300)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Makes one of two documents. */
export const takeMerge = answerForm(
  {
    allow: ({viewer}) => canWriteDrafts(viewer),
    fields: {stays: id, goes: id, staysBase: hash, goesBase: hash, take: z.array(z.string().max(20)).max(9).optional()},
    several: ['take'],
  },
  async ({values: {stays, goes, staysBase, goesBase, take = []}, visitor, request}) => {
    const {merging, accounts} = await hindsight()
    const wanted = {stays, goes, takes: readTakes(take), bases: {stays: staysBase, goes: goesBase}}
    const merged = await merging.merge(visitor, wanted, readClientAddress(request.headers))
    if ('refusal' in merged) {
      return answerPage({
        current: 'incidents',
        isBelow: true,
        status: 409,
        title: 'Nothing was merged',
        children: <NothingDonePage title="Nothing was merged" reason={merged.refusal} backHref={toMergeHref(goes, stays)} back="Look at both again" />,
      })
    }
    const {secret, url} = await accounts()
    const words = {batch: merged.batch, what: `${goes} is merged into this one, and its address leads here.`, note: merged.note ?? ''}
    return seeOther(`/incidents/${encodeURIComponent(stays)}`, [writeFlash(secret, {says: 'actions-saved', words}, {secure: url.startsWith('https:')})])
  },
)
