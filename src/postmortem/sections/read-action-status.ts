import {type ActionStatus, actionStatuses} from '#src/incident/action-item.ts'

/** Words for each state by language, in lower case; longer phrases that contain a shorter one of another state need no order of their own. */
const words: Readonly<Record<ActionStatus, Readonly<Record<string, string>>>> = {
  'wont-do': {
    english:
      "won't do|wont do|won't fix|wont fix|wontfix|wontdo|will not do|will not fix|not doing|not planned|decided against|declined|rejected|cancelled|canceled|abandoned|obsolete|dropped|no longer needed|not needed|superseded|duplicate",
    german: 'verworfen|abgelehnt|entfällt|nicht geplant',
    french: 'abandonné|abandonnée|rejeté|rejetée|annulé|annulée',
    spanish: 'descartado|descartada|rechazado|rechazada|cancelado|cancelada',
    portuguese: 'descartado|descartada|rejeitado|rejeitada',
    dutch: 'vervallen|afgewezen|geannuleerd',
    japanese: '見送り|対応しない|中止|却下',
  },
  candidate: {
    english: 'idea|maybe|proposed|proposal|candidate|to be decided|to be discussed|under consideration|being considered|considering|nice to have|optional',
    german: 'idee|vorschlag|vielleicht|zu klären',
    french: 'idée|proposition|à discuter|peut-être|à décider',
    spanish: 'idea|propuesta|por decidir|quizás',
    portuguese: 'ideia|proposta|a decidir|talvez',
    dutch: 'idee|voorstel|misschien|nog te bepalen',
    japanese: '検討|検討中|案',
  },
  open: {
    english:
      'open|to do|todo|not started|not yet started|not done|not yet done|not yet|planned|pending|backlog|new|queued|scheduled|unstarted|outstanding|remaining|accepted|agreed|approved|no|tbd|reopened|on hold|blocked|deferred',
    german: 'offen|geplant|ausstehend|nicht begonnen|nein|neu',
    french: 'à faire|ouvert|ouverte|prévu|prévue|planifié|planifiée|en attente|non',
    spanish: 'pendiente|abierto|abierta|por hacer|planificado|planificada|sin empezar',
    portuguese: 'pendente|aberto|aberta|a fazer|planejado|planejada|não iniciado|não',
    dutch: 'gepland|nog te doen|niet gestart|nee',
    japanese: '未着手|未対応|未実施|予定|未完了',
  },
  'in-progress': {
    english:
      'in progress|in-progress|inprogress|ongoing|on-going|on going|wip|doing|started|underway|under way|in review|in development|in testing|in test|testing|being worked on|working on it|active|partially done|partly done|partially complete|partially completed|mostly done|almost done|nearly done|rolling out|being rolled out|in flight',
    german: 'in arbeit|läuft|begonnen|teilweise erledigt|laufend',
    french: 'en cours',
    spanish: 'en curso|en progreso|en proceso',
    portuguese: 'em andamento|em curso|em progresso',
    dutch: 'bezig|loopt|in behandeling|lopend',
    japanese: '対応中|進行中|着手済|着手済み|実施中|作業中',
  },
  done: {
    english:
      'done|complete|completed|closed|fixed|resolved|shipped|merged|finished|deployed|implemented|delivered|released|landed|rolled out|in place|already done|already in place|live|yes',
    german: 'erledigt|abgeschlossen|fertig|umgesetzt|bereits erledigt|ja',
    french: 'fait|faite|terminé|terminée|fini|réalisé|réalisée|déjà fait|oui',
    spanish: 'hecho|hecha|completado|completada|terminado|terminada|listo|cerrado|cerrada|sí',
    portuguese: 'feito|feita|concluído|concluída|finalizado|finalizada|sim',
    dutch: 'gereed|afgerond|klaar|gedaan|voltooid|afgehandeld',
    japanese: '完了|完了済|完了済み|済|済み|実施済|実施済み|対応済|対応済み|対策済み',
  },
}

/** Signs that lists put for words. A cross says "not done" in a column of ticks; where it means "will not", words say so. */
export const statusSigns: Readonly<Record<string, ActionStatus>> = {
  '✅': 'done',
  '✔': 'done',
  '☑': 'done',
  '✓': 'done',
  '🟢': 'done',
  '🔄': 'in-progress',
  '🚧': 'in-progress',
  '🟡': 'in-progress',
  '⏳': 'in-progress',
  '🏗': 'in-progress',
  '❌': 'open',
  '✗': 'open',
  '✘': 'open',
  '⬜': 'open',
  '☐': 'open',
  '◻': 'open',
  '□': 'open',
  '▢': 'open',
  '○': 'open',
  '🔲': 'open',
  '🔴': 'open',
  '🆕': 'open',
  '💡': 'candidate',
  '🤔': 'candidate',
  '❎': 'wont-do',
  '🚫': 'wont-do',
}

const states = new Map<string, ActionStatus>()
for (const status of actionStatuses)
  for (const list of Object.values(words[status])) for (const word of list.split('|')) if (!states.has(word)) states.set(word, status)

const escaped = [...states.keys()].toSorted((a, b) => b.length - a.length).map(word => word.replace(/[-']/g, each => (each === "'" ? "['’]" : '[- ]')))
const atStart = new RegExp(String.raw`^(?:already |now |fully |bereits |déjà |ya |já )?(?<word>${escaped.join('|')})(?![\p{L}\p{N}]|['’]\p{L})`, 'iu')
const latin = escaped.filter(word => !/[\p{Script=Han}]/u.test(word))
/** Short answers and everyday words say nothing in the midst of other words. */
const anywhere = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?<word>${latin.filter(word => !/^(?:yes|no|ja|nein|nee|oui|non|sí|sim|não|new|neu|live|open|active|idea|idee|optional|fait|fini|listo|ya|doing|duplicate|started|testing|agreed|approved|accepted)$/.test(word)).join('|')})(?![\p{L}\p{N}-])|(?<sign>[\p{Script=Han}]{1,5})`,
  'giu',
)

/** All of them, wherever they stand. */
const each = new RegExp(
  String.raw`(?:${Object.keys(statusSigns).join('|')})\uFE0F?|(?<![\p{L}\p{N}-])(?:${latin.join('|')})(?![\p{L}\p{N}-])|(?:${escaped.filter(word => /[\p{Script=Han}]/u.test(word)).join('|')})`,
  'giu',
)

/** A state as written, with what stands behind its words: a day, a reason, a ticket. */
export type StatusPhrase = {readonly status: ActionStatus; readonly rest: string}

/** A state that a text consists of or begins with: "Done", "✅", "in progress since May", "Won't do, trimming is enough". */
export function findStatusPhrase(text: string): StatusPhrase | undefined {
  const plain = text
    .replace(/[*_`[\](){}]/g, ' ')
    .replace(/^[\s:.–—-]+/, '')
    .replace(/\uFE0F/g, '')
    .trim()
  const sign = [...plain][0] ?? ''
  const bySign = statusSigns[sign]
  if (bySign) {
    const rest = plain.slice(sign.length).trim()
    return findStatusPhrase(rest) ?? {status: bySign, rest}
  }
  const match = atStart.exec(plain)
  const word = match?.groups?.word
  const status = word && findState(word)
  return match && status
    ? {
        status,
        rest: plain
          .slice(match[0].length)
          .replace(/^[\s:,;.!–—-]+/, '')
          .trim(),
      }
    : undefined
}

/** Whether a text says a state and no more than a day, a version or a ticket beside it: "done 2 May", "shipped in 1.9.4". */
export function isStatusOnly({rest}: StatusPhrase): boolean {
  return (
    rest.length <= 40 &&
    (rest === '' ||
      /^(?:on|in|since|with|by|at|as of|during|today|yesterday|am|le|el|em|op|seit|depuis|desde|sinds)\b|^[\d#]|^\p{Lu}\p{Ll}{2,8}\.?\s\d/u.test(rest))
  )
}

/** The state that a cell of a status column gives; undefined for words that name none. */
export function readStatus(text: string): ActionStatus | undefined {
  const phrase = findStatusPhrase(text)
  if (phrase) return phrase.status
  return findStates(text)[0]
}

/** "Immediate actions (completed)", "Still to do": what a heading says of all items below it. Headings that say two things say none. */
export function readHeadingStatus(text: string): ActionStatus | undefined {
  const plain = text.replace(/[*_`:#]/g, ' ').trim()
  const found = new Set(findStates(plain))
  const first = findStatusPhrase(plain)
  if (first && isStatusOnly(first)) found.add(first.status)
  if (
    /\b(?:already|taken so far|(?:actions|steps|measures) (?:already )?(?:taken|made)|what we(?:['’]ve| have)? (?:did|done|changed|fixed))\b|déjà|bereits/iu.test(
      plain,
    )
  )
    found.add('done')
  if (/\b(?:still|next|remaining|upcoming|future|to be|to come|ahead|going forward|will)\b/i.test(plain)) found.add('open')
  if (/\b(?:ideas?|proposals?|possible|under consideration|candidates|may do)\b/i.test(plain)) found.add('candidate')
  return found.size === 1 ? [...found][0] : undefined
}

/** A word or sign for a state, and where it stands. */
export type StatusWord = {readonly status: ActionStatus; readonly start: number; readonly end: number}

/** Every word and sign of a text that may name a state, short answers as well, in order; for a text that is known to name one. */
export function listStatusWords(text: string): readonly StatusWord[] {
  return [...text.slice(0, 400).matchAll(each)].flatMap(match => {
    const status = statusSigns[match[0].replace(/\uFE0F/g, '')] ?? findState(match[0])
    return status ? [{status, start: match.index, end: match.index + match[0].length}] : []
  })
}

/** Words for a state in the manner of another word: in its language, as a sign for a sign, as an answer for an answer; the best first. */
export function nameStatus(status: ActionStatus, like: string | undefined): readonly string[] {
  const plain = like?.toLowerCase().replace(/[\uFE0F]/g, '')
  if (plain !== undefined && statusSigns[plain]) return [signs[status], ...nameStatus(status, undefined)]
  const known = plain === undefined ? undefined : findState(plain)
  const language = known && Object.entries(words[known]).find(([, list]) => list.split('|').includes(plain ?? ''))?.[0]
  const own = words[status][language ?? 'english']?.split('|') ?? []
  const answer = own.find(word => answers.has(word))
  const named = plain !== undefined && answers.has(plain) && answer !== undefined ? [answer, own[0]] : [own[0]]
  const dress = (word: string): string =>
    like === undefined || /^\p{Lu}/u.test(like)
      ? like !== undefined && like.length > 1 && like === like.toUpperCase() && like !== like.toLowerCase()
        ? word.toUpperCase()
        : word.charAt(0).toUpperCase() + word.slice(1)
      : word
  const found = named.flatMap(word => (word === undefined ? [] : [dress(word)]))
  return language === undefined || language === 'english' ? found : [...found, ...nameStatus(status, undefined)]
}

const answers = new Set(['yes', 'no', 'ja', 'nein', 'nee', 'oui', 'non', 'sí', 'sim', 'não'])
const signs: Readonly<Record<ActionStatus, string>> = {'wont-do': '🚫', candidate: '💡', open: '⬜', 'in-progress': '🚧', done: '✅'}

function findStates(text: string): readonly ActionStatus[] {
  return [...text.slice(0, 120).matchAll(anywhere)].flatMap(match => findState(match.groups?.word ?? match.groups?.sign ?? '') ?? [])
}

function findState(word: string): ActionStatus | undefined {
  const plain = word.toLowerCase().replace(/’/g, "'")
  return states.get(plain) ?? states.get(plain.replace(/[- ]/g, ' ')) ?? states.get(plain.replace(/ /g, '-'))
}
