/** A technology or vendor, by the one key that it is counted by, its own name, and how authors write it. */
export type Technology = {
  /** In lower case, as addresses have it. */
  readonly key: string
  readonly name: string
  /** Where a text names it. */
  readonly pattern: RegExp
  /** The ways to write it, in lower case: a tag that is one of them names it. */
  readonly names: ReadonlySet<string>
}

/** Each with its other names; the first is the one that it is listed as. */
const inAnyCase = [
  // Databases and caches
  'Redis|Valkey',
  'Kubernetes|K8s',
  'PostgreSQL|Postgres',
  'MySQL|MariaDB',
  'MongoDB',
  'Cassandra',
  'ScyllaDB',
  'Elasticsearch|OpenSearch',
  'CockroachDB',
  'DynamoDB',
  'BigQuery',
  'ClickHouse',
  'InfluxDB',
  'TimescaleDB',
  'Neo4j',
  'Couchbase',
  'CouchDB',
  'SQLite',
  'SQL Server|MSSQL',
  'Oracle Database',
  'Firestore',
  'Vitess',
  'PgBouncer',
  'ProxySQL',
  'Memcached',
  'etcd',
  'Consul',
  'ZooKeeper',
  // Queues and streams
  'Kafka',
  'RabbitMQ',
  'ActiveMQ',
  'Sidekiq',
  'Kinesis',
  'Cloud Pub/Sub',
  // What runs and routes
  'Docker',
  'containerd',
  'OpenShift',
  'OpenStack',
  'Fargate',
  'Mesos',
  'Istio',
  'Envoy',
  'Linkerd',
  'NGINX',
  'HAProxy',
  'Traefik',
  'Varnish',
  'Terraform',
  'Ansible',
  'SaltStack',
  'ArgoCD|Argo CD',
  'Jenkins',
  'GitLab',
  'GitHub',
  'Bitbucket',
  'CircleCI',
  'Artifactory',
  'npm',
  'PyPI',
  'RubyGems',
  'Prometheus',
  'Grafana',
  'SELinux',
  'systemd',
  'VMware|vSphere',
  'Proxmox',
  'Ceph',
  'GlusterFS',
  'ZFS',
  'NFS',
  'Active Directory',
  'LDAP',
  'Kerberos',
  'DNS',
  'BGP',
  'NTP',
  'WebRTC',
  'WebSocket',
  // Those who run something for others
  'AWS|Amazon Web Services',
  'Route 53|Route53',
  'CloudFront',
  'Google Cloud|GCP',
  'Azure',
  'Oracle Cloud|Oracle-Cloud',
  'IBM Cloud',
  'Alibaba Cloud',
  'Cloudflare',
  'Fastly',
  'Akamai',
  'DigitalOcean',
  'Linode',
  'Hetzner',
  'OVHcloud|OVH',
  'Scaleway',
  'Heroku',
  'Vercel',
  'Netlify',
  'Fly.io',
  'Equinix',
  'Rackspace',
  'Firebase',
  'Supabase',
  "Let’s Encrypt|Let's Encrypt|LetsEncrypt|Lets Encrypt",
  'DigiCert',
  'Twilio',
  'Vonage',
  'SendGrid',
  'Mailgun',
  'Auth0',
  'Okta',
  'LaunchDarkly',
  'PagerDuty',
  'Opsgenie',
  'Datadog',
  'New Relic',
  'Splunk',
  'CrowdStrike',
  'Salesforce',
  'Zendesk',
  'Shopify',
  'Adyen',
  'Braintree',
  'PayPal',
  'Algolia',
  'OpenAI',
  'Anthropic',
  'CenturyLink',
] as const

/** Abbreviations that are parts of other words, or words, in lower case. */
const inCapitals = ['S3', 'EC2', 'RDS', 'EBS', 'EKS', 'ECS', 'GKE', 'AKS', 'SQS', 'SNS', 'NATS', 'NS1'] as const

/** Those whose names are words of their own as well: with a capital, and not where any word has one, at the beginning. */
const words = [
  'Aurora',
  'Celery',
  'Helm',
  'Lambda',
  'Nomad',
  'Pulsar',
  'Sentry',
  'Slack',
  'Snowflake',
  'Spanner',
  'Stripe',
  'Telia',
  'Tomcat',
  'Vault',
] as const

export const technologies: readonly Technology[] = [
  ...inAnyCase.map(names => toTechnology(names, {flags: 'iu', before: ''})),
  ...inCapitals.map(name => toTechnology(name, {flags: 'u', before: ''})),
  ...words.map(name => toTechnology(name, {flags: 'u', before: '(?<=[\\p{L}\\p{N},;’\'")] )'})),
]

/** How a technology or vendor is written, by its key; one that is not known any more by that. */
export function nameTechnology(key: string): string {
  return byKey.get(key)?.name ?? key
}

const byKey = new Map(technologies.map(each => [each.key, each]))

function toTechnology(names: string, {flags, before}: {readonly flags: string; readonly before: string}): Technology {
  const ways = names.split('|')
  return {
    key: (ways[0] ?? names).toLowerCase(),
    name: ways[0] ?? names,
    pattern: new RegExp(`${before}(?<![\\p{L}\\p{N}])(?:${ways.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, flags),
    names: new Set(ways.map(way => way.toLowerCase())),
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
