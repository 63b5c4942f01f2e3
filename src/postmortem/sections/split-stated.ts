import type {ActionStatus} from '#src/incident/action-item.ts'
import type {Sentence} from '#src/postmortem/document/split-sentences.ts'

type Stated = Sentence & {readonly status: ActionStatus}

/** What people write in front of a colon when steps in one state follow in the same line; by state and language, in lower case. */
const leads: Readonly<Partial<Record<ActionStatus, Readonly<Record<string, string>>>>> = {
  done: {
    english:
      'already fixed|fixed already|already done|done already|done|fixed|done so far|fixed so far|so far|completed|already completed|already in place|in place',
    german: 'erledigt|bereits erledigt|schon erledigt|umgesetzt|bereits umgesetzt|behoben',
    french: 'fait|déjà fait|terminé|en place|déjà en place',
    spanish: 'hecho|ya hecho|completado|terminado',
    portuguese: 'feito|já feito|concluído',
    dutch: 'gedaan|al gedaan|klaar|afgerond|reeds gedaan',
  },
  'in-progress': {
    english: 'in progress|under way|underway|ongoing|being done|in the works|working on it',
    german: 'in arbeit|läuft',
    french: 'en cours',
    spanish: 'en curso|en marcha',
    portuguese: 'em andamento|em curso',
    dutch: 'mee bezig|loopt|onderhanden',
  },
  open: {
    english:
      'to come|still to come|yet to come|coming|coming up|coming next|coming soon|next|next up|to do|still to do|still open|open|planned|pending|remaining|later|soon',
    german: 'offen|noch offen|geplant|als nächstes|es folgt|es folgen',
    french: 'à faire|à venir|prévu|ensuite',
    spanish: 'pendiente|por hacer|previsto|próximamente',
    portuguese: 'a fazer|pendente|previsto|em breve',
    dutch: 'nog te doen|te doen|gepland|nog open|volgt',
  },
}

const states = new Map<string, ActionStatus>()
for (const [status, byLanguage] of Object.entries(leads))
  for (const names of Object.values(byLanguage)) for (const name of names.split('|')) states.set(name, status as ActionStatus)

const stated = /^(?:\d[\d.]*\s+)?(?<lead>\p{L}[\p{L}\s]{2,50})[:：]\s+(?=\S)/u
const following = /^the following (?:\w+ )?(?:has|have|was|were) (?:now |already |since )?been\b|^the following (?:\w+ )?(?<open>will|is to|are to)\b/i
const joint = /;\s+(?:and\s+)?|,\s+(?:and|und|et|y|e|en)\s+/gu

/**
 * "Fixed already: one list per position. To come: a cap on the replay, and a load test": what stands behind a state with a colon are steps
 * in that state. `given` is the state that the section's heading says, which may be the first lead.
 */
export function splitStated(sentences: readonly Sentence[], given: ActionStatus | undefined): {steps: readonly Stated[]; others: readonly Sentence[]} {
  // Nobody lists steps in sentences of that length.
  const found = sentences.map(({text}) => (text.length > 1500 ? undefined : readLead(text)))
  if (found.every(lead => lead === undefined)) return {steps: [], others: sentences}
  const steps: Stated[] = []
  const others: Sentence[] = []
  for (const [index, sentence] of sentences.entries()) {
    const lead = found[index]
    const isRunIn = index === 0 && given !== undefined && /^\p{Ll}/u.test(sentence.text)
    if (lead) steps.push(...splitSteps(sentence, lead.length).map(step => ({...step, status: lead.status})))
    else if (isRunIn) steps.push({...sentence, status: given})
    else others.push(sentence)
  }
  return {steps, others}
}

function readLead(text: string): {readonly status: ActionStatus; readonly length: number} | undefined {
  const match = stated.exec(text)
  const words = match?.groups?.lead?.trim()
  if (!match || !words) return undefined
  const pointing = following.exec(words)
  const status = pointing ? (pointing.groups?.open ? 'open' : 'done') : states.get(words.toLowerCase())
  return status && {status, length: match[0].length}
}

/** Parts at semicolons and at "and" behind a comma, outside of parentheses. */
function splitSteps(sentence: Sentence, from: number): readonly Sentence[] {
  const steps: Sentence[] = []
  let at = from
  const push = (end: number): void => {
    steps.push({start: sentence.start + at, end: sentence.start + end, text: sentence.text.slice(at, end)})
  }
  for (const match of sentence.text.slice(from).matchAll(joint)) {
    const end = from + match.index
    const piece = sentence.text.slice(at, end)
    if (piece.lastIndexOf('(') > piece.lastIndexOf(')')) continue
    push(end)
    at = end + match[0].length
  }
  push(sentence.text.length)
  return steps
}
