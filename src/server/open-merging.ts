import {canPublish} from '#src/incident/permissions.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {DocumentDiff} from '#src/library/document-saving.ts'
import {findMergeFault, planMerge, type TakeableField} from '#src/library/duplicates/plan-merge.ts'
import type {LoadedSettings} from '#src/library/load-settings.ts'
import {compareTexts} from '#src/library/save/compare-texts.ts'
import {toSavingHints} from '#src/library/save/save-actions.ts'
import type {OpenedText} from '#src/library/save/save-text.ts'
import type {Visitor} from './accounts/visitor.ts'
import type {Saving} from './open-saving.ts'

/** Two documents of one incident, by their ids, and what the one that stays takes over. */
export type Merge = {readonly stays: string; readonly goes: string; readonly takes: ReadonlySet<TakeableField>}

/** What a merge would do to both files. */
export type MergePreview = {
  readonly stays: OpenedText
  readonly goes: OpenedText
  /** The lines that would change in each. */
  readonly changes: readonly DocumentDiff[]
  /** How the text of the one that goes differs from the one that stays. */
  readonly whole: DocumentDiff
}

/** Making one of two documents that tell of one incident. */
export type Merging = {
  preview(visitor: Visitor, merge: Merge): Promise<MergePreview | {readonly refusal: string}>
  /** `bases` are the SHA-256 of both files as they were looked at. */
  merge(
    visitor: Visitor,
    merge: Merge & {readonly bases: Readonly<Record<'stays' | 'goes', string>>},
    address?: string,
  ): Promise<{readonly batch: string; readonly note: string | undefined} | {readonly refusal: string}>
}

type MergingParts = {readonly saving: Saving; readonly editor: DocumentEditor; readonly settings: () => Promise<LoadedSettings>}

/** Opens it over what saves documents: a merge is two changes of front matter, in one batch, that are taken back together. */
export function openMerging({saving, editor, settings}: MergingParts): Merging {
  /** Both texts as they are now and as they would be. Whoever may not publish is told so; what is hidden is what is not there. */
  async function plan(visitor: Visitor, {stays: stayingId, goes: goingId, takes}: Merge): Promise<Planned | {readonly refusal: string}> {
    const [stays, goes] = [await saving.openText(visitor, stayingId), await saving.openText(visitor, goingId)]
    if ('refusal' in stays) return stays
    if ('refusal' in goes) return goes
    if (!canPublish(visitor.viewer, stays.incident) || !canPublish(visitor.viewer, goes.incident))
      return {refusal: 'Only an editor merges documents. Nothing was changed.'}
    const fault = findMergeFault(stays.incident, goes.incident)
    if (fault !== undefined) return {refusal: `${fault} Nothing was changed.`}
    const values = planMerge(stays.incident, goes.incident, takes)
    const hints = toSavingHints((await settings()).settings)
    const edit = (opened: OpenedText, of: typeof values.stays) => editor.editFrontMatter(opened.file, new TextEncoder().encode(opened.text), of, hints)
    const [staying, going] = [await edit(stays, values.stays), await edit(goes, values.goes)]
    if ('refusal' in staying) return {refusal: `${stays.file}: ${staying.refusal} Nothing was changed.`}
    if ('refusal' in going) return {refusal: `${goes.file}: ${going.refusal} Nothing was changed.`}
    return {stays, goes, texts: {stays: staying.text, goes: going.text}}
  }

  return {
    async preview(visitor, merge) {
      const planned = await plan(visitor, merge)
      if ('refusal' in planned) return planned
      const {stays, goes, texts} = planned
      return {
        stays,
        goes,
        changes: [compareTexts(stays.file, stays.text, texts.stays), compareTexts(goes.file, goes.text, texts.goes)],
        whole: compareTexts(goes.file, stays.text, goes.text),
      }
    },
    async merge(visitor, merge, address) {
      const planned = await plan(visitor, merge)
      if ('refusal' in planned) return planned
      const {stays, goes, texts} = planned
      const {bases} = merge
      if (stays.hash !== bases.stays || goes.hash !== bases.goes) return {refusal: `${changedSince} Nothing was changed.`}
      // The addresses first: as long as the other document has its own, they lead nowhere else, so that nothing is lost in between.
      const first = await saving.saveText(
        visitor,
        {incidentId: stays.incident.id, base: bases.stays, text: texts.stays},
        {message: `Merge ${goes.incident.id} into this`, address},
      )
      const refused = toRefusal(first)
      if (refused !== undefined) return {refusal: refused}
      const batch = 'batch' in first && first.batch !== '' ? first.batch : undefined
      const second = await saving.saveText(
        visitor,
        {incidentId: goes.incident.id, base: bases.goes, text: texts.goes},
        {message: `Make it a draft: a duplicate of ${stays.incident.id}`, address, batch},
      )
      const half = toRefusal(second)
      if (half !== undefined) return {refusal: `${half} The address of ${goes.incident.id} is written into ${stays.file} already: merge them once more.`}
      const notes = [first, second].flatMap(change => ('note' in change && change.note !== undefined ? [change.note] : []))
      return {batch: batch ?? ('batch' in second ? second.batch : ''), note: notes[0]}
    },
  }
}

type Planned = {readonly stays: OpenedText; readonly goes: OpenedText; readonly texts: Readonly<Record<'stays' | 'goes', string>>}

const changedSince = 'One of the documents was changed since you opened the page: look at them again, and decide then.'

function toRefusal(change: Awaited<ReturnType<Saving['saveText']>>): string | undefined {
  return change.outcome === 'conflict' ? changedSince : 'reason' in change ? change.reason : undefined
}
