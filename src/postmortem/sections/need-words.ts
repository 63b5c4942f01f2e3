/**
 * What a list of steps says has to be: "the monitor should page two people", "we need a spare". Said of a subject that the writers can change:
 * what readers should do, what a change should bring about, and what should have been are no steps.
 */
const english =
  /(?:^|\s)(?<subject>[\p{L}\p{N}_.’'/)-]+)\s+(?:(?:also|still|really|now|then|therefore|probably|definitely|clearly|always)\s+)*(?<modal>should|ought to|must|needs? to|ha(?:s|ve) to)\s+(?!(?:(?:not|also|already|now|by now|then|still|therefore)\s+)*(?:have|has|been|no longer|now|again|be (?:able|glad|happy|pleased|grateful|proud|back|clear|fine|ok|okay|safe|enough|noted|obvious|said|mentioned|aware|resolved|restored|available|working|unaffected|rare|possible|sufficient))\b)(?<verb>\p{L}+(?:\s\p{L}+)?)/giu
const lacks =
  /^(?:\W*(?:also|finally|in addition|and|so|clearly|now),?\s+)*(?:we|I)(?: (?:also|still|clearly|really|now|do))* (?:need|want|lack|require) (?:a|an|another|more|better|some|clearer|faster|two|at least|additional|proper|stricter|automatic|automated)\s/i
const wish =
  /^(?:\W*(?:also|finally|in addition|and),?\s+)*(?:it (?:would|might) be (?:\w+ )?(?:useful|good|nice|helpful|better|best|wise|worth\w*|beneficial|prudent|sensible)\b|(?:we|I)(?:['’]d| would) (?:also )?like to (?!thank|apologi|express|stress|emphasi|point|remind|assure|share|invite|ask|hear|know|note|mention|say|clarify)|there (?:should|must|needs to|has to) be\b)/i
const decided =
  /\b(?:(?:it (?:was|has been)|(?:we|they|the (?:\w+ ){0,2}team|management)(?: have| has)?) (?:therefore |also |then |now )*(?:decided|agreed) to|decision (?:was|has been) (?:made|taken) to) (?!(?:not|wait|leave|keep|roll|restart|reboot|revert|restore|fail|shut|stop|switch|turn|postpone|abort|proceed)\b)/i
const planned =
  /\b(?:it is planned to|there are plans to|plans (?:are|have been) (?:in place|under ?way|made|being made) to|(?:is|are) (?:scheduled|planned|due) to be \w+)\b/i
const recommended = /\brecommend(?:s|ed)? (?:that |to |(?!following\b)\w+ing\b)|\b(?:it is|we) (?:strongly )?recommend(?:ed)? (?:that|to|\w+ing)\b/i

/** Those whom a sentence tells what to do, and words that point back at a change and tell what it brings. */
const others =
  /^(?:you|your|customers?|users?|clients?|members?|visitors?|subscribers?|anyone|everyone|readers?|tenants?|managers?|participants?|it|this|that|which|who|what|they|these|those|one|nobody|people|also|not|never)$/i
const effect =
  /^(?:prevent|reduce|help|mean|avoid|allow|ensure|give|improve|make|lower|limit|minimi[sz]e|mitigate|eliminate|stop|happen|work|take|suffice|see|notice)\b/i
const subordinate = /\b(?:whether|if|how|why|what|which|where|when|than|as|who|because|unless|until|that)\s+(?:[\p{L}’'-]+\s+){0,3}$/iu
const reader = /\b(?:you|your|customers|users|clients|subscribers|everyone|anyone)\b/i

const foreign: readonly {readonly need: RegExp; readonly not: RegExp}[] = [
  {
    need: /(?<!\p{L})(?:wir (?:müssen|sollten|brauchen|benötigen)|(?:müssen|sollten|brauchen|benötigen) wir|(?:muss|müssen|sollte|sollten|soll|sollen) (?:\S+ ){0,14}(?:werden|bekommen|erhalten|alarmieren|prüfen|melden|haben))(?!\p{L})/iu,
    not: /^(?:das|dies|dadurch|damit|sie|kunden|nutzer|anwender|wer|wenn|falls|sollten?|es)(?!\p{L})|(?<!\p{L})(?:sie|worden|behoben sein|wieder)(?!\p{L})/iu,
  },
  {
    need: /(?<!\p{L})(?:nous dev(?:ons|rions)|on d(?:oit|evrait)|il (?:faut|faudra|faudrait)|il nous faut|(?:doit|doivent|devra|devront|devrait|devraient) (?:être )?\p{L}+)(?!\p{L})/iu,
    not: /^(?:cela|ceci|ce |ça |si |vous |les (?:clients|utilisateurs))|(?<!\p{L})(?:vous|devrai(?:t|ent) (?:permettre|éviter|empêcher|suffire|réduire|avoir)|(?:doit|doivent|devrait) avoir été|rétabli\p{L}*|attendre)(?!\p{L})/iu,
  },
  {
    need: /(?<!\p{L})(?:debemos|deberíamos|hay que|habrá que|tenemos que|necesitamos|es necesario|hace falta|(?:debe|deben|debería|deberían) (?:ser )?\p{L}+)(?!\p{L})/iu,
    not: /^(?:esto|eso|si |usted|los (?:clientes|usuarios))|(?<!\p{L})(?:usted|ustedes|deber?ían? (?:haber|evitar|impedir|reducir)|deben? haber)(?!\p{L})/iu,
  },
  {
    need: /(?<!\p{L})(?:devemos|deveríamos|precisamos|temos (?:que|de)|é (?:preciso|necessário)|(?:deve|devem|deveria|deveriam|precisa|precisam) (?:ser )?\p{L}+)(?!\p{L})/iu,
    not: /^(?:isso|isto|se |você|os (?:clientes|usuários|utilizadores))|(?<!\p{L})(?:você|vocês|deveriam? (?:ter|evitar|impedir|reduzir)|devem? ter)(?!\p{L})/iu,
  },
  {
    need: /(?<!\p{L})(?:(?:we|wij) (?:moeten|hebben nodig)|moeten (?:we|wij)|zouden (?:we|wij) moeten|(?:moet|moeten) (?:\S+ ){0,14}(?:worden|krijgen|komen|melden|controleren|hebben)|(?:we|wij) hebben (?:\S+ ){1,8}nodig)(?!\p{L})/iu,
    not: /^(?:dit|dat|als|u |klanten|gebruikers|het)(?!\p{L})|(?<!\p{L})(?:u|geweest|wachten)(?!\p{L})/iu,
  },
  {
    need: /(?:べき(?:である|です|だ)?|(?:する|ある|見直す|行う|設ける)?必要が(?:ある|あります)|が必要(?:である|です|だ)?)[。.]?$/u,
    not: /お客様|ご注意|お願い|かもしれ/u,
  },
]

/** Whether a sentence of a remediation section says what has to be; its language does not matter. */
export function isNeed(sentence: string): boolean {
  const text = sentence.trim()
  // Nobody says so in sentences of that length.
  if (text.length > 600) return false
  return (
    lacks.test(text) ||
    wish.test(text) ||
    isDemand(text) ||
    decided.test(text) ||
    planned.test(text) ||
    foreign.some(({need, not}) => need.test(text) && !not.test(text))
  )
}

/** How steps begin that only say what to do; in German and Dutch the verb ends them. */
const imperative =
  /^(?:(?:evaluate|investigate|add|implement|improve|review|update|create|introduce|automate|document|migrate|move|replace|remove|increase|reduce|enable|disable|configure|set up|deploy|upgrade|extend|test|monitor|establish|develop|define|build|write|train|schedule|explore|consider|rotate|limit|separate|split|install|rework|refactor|standardi[sz]e|rehearse|harden) (?!of\b|by\b|as\b|results?\b|to\b)|(?:ensure|make sure) |(?:ajouter|mettre en place|améliorer|remplacer|revoir|documenter|automatiser|installer|surveiller|évaluer|augmenter|réduire|séparer|renforcer|añadir|mejorar|revisar|implementar|reemplazar|sustituir|automatizar|documentar|instalar|evaluar|aumentar|reducir|separar|supervisar|configurar|adicionar|melhorar|rever|substituir|avaliar|reduzir|monitorar) |[^.!?]{3,160} (?:einrichten|ergänzen|prüfen|ersetzen|erweitern|überarbeiten|automatisieren|dokumentieren|erhöhen|austauschen|einführen|überwachen|testen|toevoegen|inrichten|vervangen|uitbreiden|automatiseren|documenteren|verhogen|controleren|bewaken|invoeren)[.]?$)/iu

/** "Evaluate a cache in front of the registry": a sentence of a remediation section that says what to do, and to nobody outside. */
export function isImperative(sentence: string): boolean {
  return sentence.length <= 600 && imperative.test(sentence.trim()) && !reader.test(sentence)
}

/** Whether a sentence of a remediation section hands on what somebody recommends to the writers. */
export function isRecommended(sentence: string): boolean {
  return sentence.length <= 600 && recommended.test(sentence) && !reader.test(sentence)
}

function isDemand(text: string): boolean {
  return [...text.matchAll(english)].some(match => {
    const {subject = '', modal = '', verb = ''} = match.groups ?? {}
    const before = text.slice(0, match.index + 1)
    if (others.test(subject) || subordinate.test(before) || /\bhappen\b/i.test(text)) return false
    if (/^(?:we|i)$/i.test(subject)) return true
    // "Each write must pass the gateway" tells how it is; "the gateway must be split" what has to be done.
    return !reader.test(before) && (/^(?:should|ought to)$/i.test(modal) ? !effect.test(verb) : /^be \p{L}+(?:ed|t|n)$/iu.test(verb))
  })
}
