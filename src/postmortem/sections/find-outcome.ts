import type {ActionStatus} from '#src/incident/action-item.ts'
import {findRef} from './find-action-ref.ts'

/** What a paragraph's closing parenthesis says has come of it; `end` is where its own sentences end. A ticket alone says no state. */
export type Outcome = {readonly end: number; readonly status: ActionStatus | undefined; readonly remark: string}

const closing = /(?<=[.!?。])\s+[(](?<remark>[^()]{4,300}(?:\([^()]{0,200}\)[^()]{0,100})?)[)]\s*[.。]?\s*$/u

/** How remarks begin that say what was done, by state and language. */
const signs: readonly (readonly [RegExp, ActionStatus | undefined])[] = [
  [
    /^(?:this (?:has been|was|is) )?(?:now |already |since |has been |been )*(?:fixed|done|added|created|changed|removed|implemented|deployed|merged|shipped|landed|completed|resolved|updated|replaced|enabled|disabled|introduced|corrected|configured|installed|moved|documented|addressed|solved|automated|raised to|increased|reduced|we (?:have |['’]ve )?(?:now |already |since )*(?:fixed|added|changed|removed|created|updated|replaced|done))(?!\p{L})/iu,
    'done',
  ],
  [/^(?:bereits |inzwischen )?(?:erledigt|behoben|ergänzt|umgesetzt|geändert|eingerichtet)(?!\p{L})/iu, 'done'],
  [/^(?:déjà )?(?:fait|corrigé|ajouté|mis en place|modifié|remplacé)e?(?!\p{L})/iu, 'done'],
  [/^(?:ya )?(?:hecho|corregido|añadido|cambiado|implementado|resuelto)(?!\p{L})/iu, 'done'],
  [/^(?:já )?(?:feito|corrigido|adicionado|alterado|implementado|resolvido)(?!\p{L})/iu, 'done'],
  [/^(?:al |reeds )?(?:gedaan|opgelost|toegevoegd|aangepast|vervangen|ingericht)(?!\p{L})/iu, 'done'],
  [/^(?:in progress|under way|underway|being (?:worked on|done|tested|built)|in arbeit|en cours|en curso|em andamento|mee bezig)(?!\p{L})/iu, 'in-progress'],
  [/^(?:not planned|won['’]t (?:do|fix)|decided against|rejected)(?!\p{L})/iu, 'wont-do'],
  [/^(?:planned|scheduled|to do|todo|open|not done|not yet|geplant|offen|prévu|à faire|pendiente|pendente|gepland)(?!\p{L})/iu, 'open'],
  [/^(?:filed|opened|tracked|tracking|raised|ticket|issue|see)(?!\p{L})/iu, undefined],
]

/** What has come of the steps that a paragraph tells, where it ends with that in parentheses: "(added a second probe)", "(filed #12)". */
export function findOutcome(text: string): Outcome | undefined {
  if (!/[)]\s*[.。]?\s*$/.test(text.slice(-4))) return undefined
  const from = Math.max(0, text.length - 420)
  const match = closing.exec(text.slice(from))
  const remark = match?.groups?.remark?.trim()
  const sign = remark === undefined ? undefined : signs.find(([pattern]) => pattern.test(remark))
  // "(see above)" points at nothing that has come of it.
  return match && remark && sign && (sign[1] !== undefined || findRef(remark) !== undefined) ? {end: from + match.index, status: sign[1], remark} : undefined
}
