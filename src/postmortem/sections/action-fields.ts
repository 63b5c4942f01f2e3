/** What a column, a label or a nested line of an action item holds. `ignored` columns number the rows or say when one was written down. */
export type ActionField = 'title' | 'owner' | 'due' | 'done' | 'status' | 'priority' | 'ref' | 'kind' | 'factor' | 'proof' | 'reason' | 'notes' | 'ignored'

/** Names of the fields by language, in lower case; the first field that a name fits counts, so that "done date" is no "date". */
const names: Readonly<Record<ActionField, Readonly<Record<string, string>>>> = {
  ignored: {
    english: 'no|nr|number|id|item no|raised|created|opened|date raised|date created|date opened|created on|reported|last updated|updated|age',
    others: 'n º|lfd nr|rang|番号|起票日',
  },
  done: {
    english: 'done date|date done|done on|date completed|date closed|completed on|completed at|closed on|actual completion date|actual date|completion',
    german: 'erledigt am|abgeschlossen am',
    french: 'terminé le|fait le|date de réalisation',
    spanish: 'fecha de cierre|completado el',
    portuguese: 'data de conclusão|concluído em',
    dutch: 'afgerond op|gereed op',
    japanese: '完了日',
  },
  proof: {english: 'proof|evaluation criteria|evaluation|evidence|verification|success criteria|acceptance criteria|how verified'},
  factor: {
    english: 'factor|corresponding root causes|corresponding root cause|corresponding root cause s|root cause|root causes|cause|contributing factor|addresses',
    german: 'ursache',
    french: 'cause',
    spanish: 'causa',
    portuguese: 'causa',
    dutch: 'oorzaak',
    japanese: '原因',
  },
  reason: {
    english: 'reason|rationale|why|why not|justification',
    german: 'grund|begründung',
    french: 'raison|motif',
    spanish: 'motivo|razón',
    portuguese: 'motivo|razão',
    dutch: 'reden',
    japanese: '理由',
  },
  owner: {
    english:
      'owner|owners|owned by|action owner|assignee|assignees|assigned|assigned to|who|by whom|responsible|responsible party|responsible team|responsible person|responsibility|resp|dri|lead|person|people|team|teams|accountable|poc|driver|driven by|contact',
    german: 'verantwortlich|verantwortliche|verantwortlicher|verantwortung|zuständig|zuständigkeit|wer',
    french: 'responsable|responsables|propriétaire|porteur|pilote|qui|assigné à',
    spanish: 'responsable|responsables|dueño|asignado a|encargado|quién',
    portuguese: 'responsável|responsáveis|dono|atribuído a|quem',
    dutch: 'eigenaar|verantwoordelijke|verantwoordelijk|wie|actiehouder',
    japanese: '担当|担当者|責任者',
  },
  due: {
    english:
      'due|due date|due by|due on|deadline|target|target date|target completion|target completion date|eta|by when|when|date|timeline|timeframe|time frame|completion date|expected|expected by|expected completion|estimated completion|estimated completion date|expected date|until|planned for|planned date',
    german: 'fällig|fällig am|fälligkeit|frist|termin|bis|bis wann|wann|zieldatum',
    french: 'échéance|date|date limite|délai|pour le|quand',
    spanish: 'fecha|plazo|fecha límite|vencimiento|vence|cuándo',
    portuguese: 'prazo|data|data limite|vencimento|vence|quando',
    dutch: 'deadline|datum|uiterlijk|voor|wanneer|streefdatum',
    japanese: '期限|期日|予定日|完了予定|完了予定日',
  },
  status: {
    english: 'status|state|done|is done|complete|completed|closed|progress|resolution|decision|outcome',
    german: 'stand|zustand|erledigt|entscheidung',
    french: 'statut|état|fait|avancement|décision',
    spanish: 'estado|hecho|decisión|situación',
    portuguese: 'estado|situação|feito|decisão|status',
    dutch: 'stand|status|gereed|besluit',
    japanese: '状態|状況|進捗|ステータス|対応状況',
  },
  priority: {
    english: 'priority|prio|p|severity|urgency|importance',
    german: 'priorität',
    french: 'priorité',
    spanish: 'prioridad',
    portuguese: 'prioridade',
    dutch: 'prioriteit',
    japanese: '優先度|優先順位',
  },
  ref: {
    english:
      'ticket|tickets|ticket id|ticket number|issue|issues|bug|bugs|jira|linear|github|gitlab|phab|link|links|ref|refs|reference|tracking|tracking issue|tracked in|tracker|pr|prs|mr|mrs|pull request|merge request|url|epic|story|task id',
    others: 'vorgang|billet|incidencia|chamado|melding|チケット|課題|リンク',
  },
  kind: {
    english: 'type|kind|category|class|action type',
    german: 'typ|art|kategorie',
    french: 'type|catégorie',
    spanish: 'tipo|categoría',
    portuguese: 'tipo|categoria',
    dutch: 'soort|type|categorie',
    japanese: '種別|分類|種類',
  },
  title: {
    english:
      'action|actions|action item|action items|item|items|task|tasks|todo|to do|description|what|what needs to be done|measure|measures|remediation|remediation item|remediations|step|steps|next step|improvement|improvements|follow up|follow ups|work|work item|recommendation|recommendations|corrective action|corrective actions|preventive action|summary|title|idea|ideas|proposal|change',
    german: 'maßnahme|maßnahmen|massnahme|massnahmen|aufgabe|aufgaben|beschreibung|was',
    french: 'action|actions|mesure|mesures|tâche|description|quoi',
    spanish: 'acción|acciones|tarea|descripción|medida|qué',
    portuguese: 'ação|ações|tarefa|descrição|medida|o que',
    dutch: 'actie|acties|taak|maatregel|omschrijving|wat|actiepunt',
    japanese: '対策|アクション|内容|項目|対応|対応内容|実施内容',
  },
  notes: {
    english: 'notes|note|comment|comments|remarks|remark|details',
    german: 'bemerkung|notiz|kommentar',
    french: 'remarque|commentaire|notes',
    spanish: 'notas|comentario',
    portuguese: 'observações|notas',
    dutch: 'opmerking|opmerkingen',
    japanese: '備考|メモ',
  },
}

const fields = Object.keys(names) as readonly ActionField[]
const exact = new Map<string, ActionField>()
for (const field of fields) for (const list of Object.values(names[field])) for (const name of list.split('|')) if (!exact.has(name)) exact.set(name, field)

/** Longer names first, so that "root cause" is found before "cause"; single letters mean something only on their own. */
const words = [...exact.keys()].filter(name => name.length > 2).toSorted((a, b) => b.length - a.length)
const wordPattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.filter(word => /^[\p{Script=Latin} ]+$/u.test(word)).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
const signs = words.filter(word => !/^[\p{Script=Latin} ]+$/u.test(word))

/** Words that mean their field only where they are the whole heading of a column: in sentences they are words as others. */
const weak: ReadonlySet<ActionField> = new Set(['notes', 'ignored', 'reason'])

/** The field of exactly this name, or undefined. */
export function findActionField(name: string): ActionField | undefined {
  if (/^\W*#\W*$/.test(name)) return 'ignored'
  return exact.get(toName(name))
}

/** The field that a longer heading is about: "Target date (planned)", "Remediation item name"; undefined where nothing tells. */
export function guessActionField(heading: string): ActionField | undefined {
  const own = findActionField(heading)
  if (own) return own
  const name = toName(heading)
  const found = new Set([...name.matchAll(wordPattern)].flatMap(match => exact.get(match[0]) ?? []))
  const sign = signs.find(word => name.includes(word))
  const known = sign && exact.get(sign)
  return fields.find(field => !weak.has(field) && (found.has(field) || known === field)) ?? fields.find(field => found.has(field))
}

/** A name of a field in the language of another name, in lower case; in English where that language has none. */
export function nameActionField(field: ActionField, like: string, known: ActionField): string {
  const plain = toName(like)
  const language = Object.entries(names[known]).find(([, list]) => list.split('|').includes(plain))?.[0] ?? 'english'
  const own = names[field][language] ?? names[field].english ?? field
  // The first name that is this field's alone: "done" is a state to readers.
  return own.split('|').find(name => exact.get(name) === field) ?? field
}

const english = new Set(fields.flatMap(field => names[field].english?.split('|') ?? []))
const dayFirst = new Set(
  fields.flatMap(field =>
    Object.entries(names[field]).flatMap(([language, list]) =>
      language === 'english' || language === 'japanese' || language === 'others' ? [] : list.split('|').filter(name => !english.has(name)),
    ),
  ),
)

/** Whether a name is one of a language that writes the day before the month, and not of English as well. */
export function isDayFirstName(name: string): boolean {
  return dayFirst.has(toName(name))
}

/** A name in lower case, without marks, brackets and what stands in them. */
function toName(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}º]+/gu, ' ')
    .trim()
}
