import type {UpdateState} from '#src/incident/incident.ts'

/** A line that names a state and nothing else; `State:` and emphasis around it do not matter. */
export function readState(text: string): UpdateState | undefined {
  if (text.length > 200) return undefined
  const plain = text
    .replace(/[*_#`]/g, '')
    .replace(/^(?:status|state)\s*[:：]\s*/i, '')
    .replace(/^[\p{So}\p{Extended_Pictographic}\s]+/u, '')
    // "Resolved   9 years ago": how long ago is the page's own remark.
    .replace(/[\s,·–—-]+(?:about |over |almost )?(?:an?|\d+) (?:years?|months?|weeks?|days?|hours?|minutes?) ago$/i, '')
    // "Resolved -": what a saved page leaves of a state in front of its text.
    .replace(/(?:\s[–—-]+|[:：.\s])+$/, '')
    .trim()
  return states.find(([pattern]) => pattern.test(plain))?.[1]
}

/** States as status pages name them, by what they mean here. */
const states: readonly (readonly [RegExp, UpdateState])[] = [
  [
    /^(?:investigating|under investigation|created|opened|open|new|reported|down|outage|incident (?:created|opened|reported)|in progress|untersuchung|en cours d'analyse|investigando|調査中)$/i,
    'investigating',
  ],
  [
    /^(?:identified|issue identified|cause identified|resolving|fixing|implementing(?: a)? fix|in behebung|identifiziert|identifié|identificado|原因特定)$/i,
    'identified',
  ],
  [/^(?:monitoring|fix(?:ed)? implemented|watching|verifying|recovering|überwachung|surveillance|monitorando|監視中)$/i, 'monitoring'],
  [
    /^(?:update|updated|updates?|notice|information|degraded(?: performance)?|partial outage|major outage|maintenance|更新|aktualisierung|mise à jour|actualización|atualização)$/i,
    'update',
  ],
  [
    /^(?:resolved|closed|fixed|completed|recovered|operational|restored|all clear|up|behoben|gelöst|résolu|resuelto|resolvido|opgelost|復旧|解決済み)$/i,
    'resolved',
  ],
]
