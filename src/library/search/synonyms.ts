/**
 * Words that stand for one another in a search, a group to a line. What is typed as one of them finds all of them, so that only words that
 * engineers use for the same thing belong in one group, not those for what is merely alike.
 */
const groups: readonly (readonly string[])[] = [
  // Abbreviations.
  ['oom', 'out of memory', 'oomkilled', 'oom killed'],
  ['db', 'database'],
  ['k8s', 'kubernetes'],
  ['lb', 'load balancer', 'loadbalancer'],
  ['vm', 'virtual machine'],
  ['cert', 'certificate'],
  ['config', 'configuration'],
  ['auth', 'authentication'],
  ['prod', 'production'],
  ['repo', 'repository'],
  ['ddos', 'denial of service', 'dos attack'],
  ['ups', 'uninterruptible power supply'],
  ['mq', 'message queue'],
  ['az', 'availability zone'],
  ['isp', 'internet provider', 'internet service provider'],
  ['rfo', 'reason for outage'],
  ['rca', 'root cause analysis'],
  ['sso', 'single sign on'],
  ['fs', 'filesystem', 'file system'],
  ['cpu', 'processor'],
  ['tls', 'ssl'],
  ['pg', 'postgres', 'postgresql'],
  ['es', 'elasticsearch'],
  ['vps', 'virtual private server'],
  ['nic', 'network card', 'network interface'],
  ['ns', 'nameserver', 'name server'],
  ['lan', 'local network'],
  // Spellings.
  ['fibre', 'fiber'],
  ['data centre', 'data center', 'datacenter', 'datacentre', 'dc'],
  ['failover', 'fail over', 'failed over'],
  ['rollback', 'roll back', 'rolled back', 'rolling back'],
  ['timeout', 'time out', 'timed out', 'timeouts'],
  ['rollout', 'roll out', 'rolled out'],
  ['login', 'log in', 'sign in', 'signin'],
  ['website', 'web site', 'site'],
  ['email', 'e mail', 'mail'],
  ['websocket', 'web socket', 'websockets'],
  ['backup', 'back up', 'backups'],
  ['restart', 're start', 'reboot'],
  ['crashloop', 'crash loop', 'crashloopbackoff'],
  ['dialout', 'dial out'],
  ['cronjob', 'cron job', 'cron', 'scheduled job', 'scheduled task'],
  // The same event.
  ['blackout', 'power outage', 'power cut', 'power failure', 'power loss'],
  ['deployment', 'deploy'],
  // Status codes.
  ['401', 'unauthorized'],
  ['403', 'forbidden'],
  ['404', 'not found'],
  ['429', 'too many requests'],
  ['500', 'internal server error'],
  ['502', 'bad gateway'],
  ['503', 'service unavailable'],
  ['504', 'gateway timeout'],
]

const table: ReadonlyMap<string, readonly string[]> = new Map(groups.flatMap(group => group.map(term => [term, group] as const)))

/** The most words that one of the terms has. */
export const longestSynonym = Math.max(...[...table.keys()].map(term => term.split(' ').length))

/** What stands for a term of one word or several with blanks between, itself included; undefined where nothing else does. */
export function findSynonyms(term: string): readonly string[] | undefined {
  return table.get(term)
}

/** The terms of several words, with blanks between them. */
export const synonymPhrases: readonly string[] = [...table.keys()].filter(term => term.includes(' '))
