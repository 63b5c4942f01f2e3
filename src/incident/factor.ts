import type {Evidence} from './evidence.ts'

/** What helped to bring the incident about. `category` is `group/name` of the controlled vocabulary, or as the author wrote it. */
export type Factor = {
  readonly title: string
  readonly description: string
  readonly category: string | undefined
  readonly evidence: Evidence
}

/** A category of the vocabulary that a sentence suggests: the program's proposal, never what the author states. */
export type FactorSuggestion = {readonly category: string; readonly evidence: Evidence}

/** What set the incident off; not a cause. */
export type Trigger = {readonly text: string; readonly evidence: Evidence}

/**
 * The controlled vocabulary of contributing factors, by group. The groups follow the CCADB incident report, the SRE workbook's
 * trigger and cause tables and Gunawi et al., "Why Does the Cloud Stop Computing?" (2016).
 */
export const factorVocabulary = {
  architecture: ['single-point-of-failure', 'tight-coupling', 'missing-isolation', 'missing-fallback', 'hidden-dependency', 'legacy'],
  capacity: ['memory', 'cpu', 'disk', 'connections', 'ports', 'limits', 'load', 'quota'],
  change: ['code', 'configuration', 'deployment', 'migration', 'infrastructure', 'feature-flag', 'rollback'],
  data: ['corruption', 'loss', 'schema', 'replication', 'staleness'],
  database: ['memory', 'failover', 'locks', 'queries', 'connections'],
  detection: ['missing-alert', 'alert-noise', 'missing-telemetry', 'misleading-telemetry', 'slow-alert'],
  dependency: ['vendor', 'internal-service', 'library', 'dns', 'certificate', 'network-provider', 'power'],
  hardware: ['failure', 'firmware', 'network-device', 'storage'],
  network: ['routing', 'partition', 'latency', 'load-balancer', 'firewall'],
  process: ['missing-runbook', 'missing-review', 'missing-test', 'unclear-ownership', 'escalation', 'communication', 'manual-step'],
  resilience: ['retry-storm', 'missing-rate-limit', 'missing-timeout', 'failover-failed', 'cascading-failure', 'slow-recovery'],
  security: ['attack', 'credentials', 'permissions', 'vulnerability'],
  software: ['bug', 'race-condition', 'memory-leak', 'edge-case', 'error-handling', 'time-handling'],
} as const satisfies Record<string, readonly string[]>

/** Every category of the vocabulary as `group/name`, in alphabetical order of the groups. */
export const factorCategories: readonly string[] = Object.entries(factorVocabulary).flatMap(([group, names]) => names.map(name => `${group}/${name}`))

/** A category for eyes: `capacity/memory` becomes `capacity: memory`, and dashes become spaces. */
export function formatFactorCategory(category: string): string {
  return category.replace('/', ': ').replaceAll('-', ' ')
}
