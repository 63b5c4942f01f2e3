/** A service, and the team that runs it. */
export type MadeUpService = {readonly name: string; readonly team: string; readonly serves: string}

/** The busiest and most troubled first: they are picked by Zipf's law. */
export const madeUpServices: readonly MadeUpService[] = [
  {name: 'checkout-api', team: '@checkout', serves: 'checkouts'},
  {name: 'api-gateway', team: '@platform', serves: 'API requests'},
  {name: 'orders', team: '@orders', serves: 'orders'},
  {name: 'payments', team: '@payments', serves: 'card payments'},
  {name: 'identity', team: '@identity', serves: 'sign-ins'},
  {name: 'search', team: '@search', serves: 'searches'},
  {name: 'notifications', team: '@messaging', serves: 'notifications'},
  {name: 'web-app', team: '@web', serves: 'page views'},
  {name: 'primary-database', team: '@databases', serves: 'transactions'},
  {name: 'message-queue', team: '@platform', serves: 'messages'},
  {name: 'session-cache', team: '@platform', serves: 'sessions'},
  {name: 'inventory', team: '@orders', serves: 'stock look-ups'},
  {name: 'pricing', team: '@checkout', serves: 'price requests'},
  {name: 'webhooks', team: '@integrations', serves: 'webhook deliveries'},
  {name: 'billing', team: '@payments', serves: 'invoices'},
  {name: 'image-proxy', team: '@web', serves: 'image requests'},
  {name: 'reporting', team: '@data', serves: 'reports'},
  {name: 'event-pipeline', team: '@data', serves: 'events'},
  {name: 'kubernetes-eu', team: '@platform', serves: 'workloads'},
  {name: 'dns', team: '@network', serves: 'look-ups'},
  {name: 'load-balancer', team: '@network', serves: 'connections'},
  {name: 'mobile-backend', team: '@mobile', serves: 'app requests'},
  {name: 'recommendations', team: '@search', serves: 'recommendations'},
  {name: 'file-storage', team: '@storage', serves: 'uploads'},
  {name: 'mail-relay', team: '@messaging', serves: 'e-mails'},
  {name: 'telephony', team: '@voice', serves: 'calls'},
  {name: 'call-workers', team: '@voice', serves: 'calls'},
  {name: 'feature-flags', team: '@platform', serves: 'flag evaluations'},
  {name: 'rate-limiter', team: '@platform', serves: 'API requests'},
  {name: 'fraud-checks', team: '@payments', serves: 'risk checks'},
  {name: 'shipping-labels', team: '@orders', serves: 'labels'},
  {name: 'analytics-warehouse', team: '@data', serves: 'queries'},
  {name: 'ci-runners', team: '@developer-tools', serves: 'builds'},
  {name: 'artifact-registry', team: '@developer-tools', serves: 'image pulls'},
  {name: 'secrets-store', team: '@security', serves: 'secret reads'},
  {name: 'audit-log', team: '@security', serves: 'audit records'},
  {name: 'maps', team: '@mobile', serves: 'route requests'},
  {name: 'translations', team: '@web', serves: 'text look-ups'},
  {name: 'partner-portal', team: '@integrations', serves: 'partner requests'},
  {name: 'backup-service', team: '@storage', serves: 'backups'},
]

export const madeUpOrganizations: readonly string[] = [
  'Example Commerce',
  'Example Payments',
  'Example Logistics',
  'Example Cloud',
  'Example Travel',
  'Example Health',
  'Example Media',
  'Example Voice',
  'Example Learning',
  'Example Games',
  'Example Energy',
  'Example Insurance',
]

/** Zones of the organisations' offices. `fixed` has no daylight saving time. */
export const madeUpZones: readonly {readonly name: string; readonly fixed: boolean}[] = [
  {name: 'UTC', fixed: true},
  {name: 'Europe/Berlin', fixed: false},
  {name: 'America/New_York', fixed: false},
  {name: 'America/Los_Angeles', fixed: false},
  {name: 'Europe/London', fixed: false},
  {name: 'Asia/Kolkata', fixed: true},
  {name: 'Asia/Tokyo', fixed: true},
  {name: 'Australia/Sydney', fixed: false},
]

export const ticketPrefixes: readonly string[] = ['OPS', 'SRE', 'INFRA', 'REL', 'PLAT']

export const madeUpTags: readonly string[] = [
  'kubernetes',
  'postgresql',
  'redis',
  'deploy',
  'latency',
  'peak-traffic',
  'failover',
  'kafka',
  'on-call',
  'tls',
  'oom',
  'nginx',
  'terraform',
  'mobile',
  'migration',
  'third-party',
  'cdn',
  'retry',
  'backup',
  'elasticsearch',
  'grpc',
  'autoscaling',
  'cron',
  'ipv6',
  'envoy',
  'maintenance',
  'data-centre',
  'gdpr',
  'black-friday',
  'leap-second',
]

const givenNames = ['Robin', 'Kim', 'Sasha', 'Alex', 'Noa', 'Jules', 'Charlie', 'Sam', 'Andrea', 'Toni', 'Mika', 'Rene', 'Dana', 'Luca', 'Kai', 'Jona']
const familyNames = ['Example', 'Sample', 'Muster', 'Ejemplo', 'Exemple', 'Esempio', 'Voorbeeld', 'Exemplo']

/** Those who do most come first. */
export const madeUpPeople: readonly string[] = familyNames.flatMap(family => givenNames.map(given => `${given} ${family}`))
