/** A technology or vendor, by the one name that it is listed as, and how authors write it. */
export type Technology = {
  readonly name: string
  /** Where a text names it. */
  readonly pattern: RegExp
  /** The ways to write it, in lower case: a tag that is one of them names it. */
  readonly names: ReadonlySet<string>
}

/** Each with its other names; the first is the one that it is listed as. */
const inAnyCase = [
  // Databases and caches
  'redis|valkey',
  'kubernetes|k8s',
  'postgresql|postgres',
  'mysql|mariadb',
  'mongodb',
  'cassandra',
  'scylladb',
  'elasticsearch|opensearch',
  'cockroachdb',
  'dynamodb',
  'bigquery',
  'clickhouse',
  'influxdb',
  'timescaledb',
  'neo4j',
  'couchbase',
  'couchdb',
  'sqlite',
  'sql server|mssql',
  'oracle database',
  'firestore',
  'vitess',
  'pgbouncer',
  'proxysql',
  'memcached',
  'etcd',
  'consul',
  'zookeeper',
  // Queues and streams
  'kafka',
  'rabbitmq',
  'activemq',
  'sidekiq',
  'kinesis',
  'cloud pub/sub',
  // What runs and routes
  'docker',
  'containerd',
  'openshift',
  'openstack',
  'fargate',
  'mesos',
  'istio',
  'envoy',
  'linkerd',
  'nginx',
  'haproxy',
  'traefik',
  'varnish',
  'terraform',
  'ansible',
  'saltstack',
  'argocd|argo cd',
  'jenkins',
  'gitlab',
  'github',
  'bitbucket',
  'circleci',
  'artifactory',
  'npm',
  'pypi',
  'rubygems',
  'prometheus',
  'grafana',
  'selinux',
  'systemd',
  'vmware|vsphere',
  'proxmox',
  'ceph',
  'glusterfs',
  'zfs',
  'nfs',
  'active directory',
  'ldap',
  'kerberos',
  'dns',
  'bgp',
  'ntp',
  'webrtc',
  'websocket',
  // Those who run something for others
  'aws|amazon web services',
  'route 53|route53',
  'cloudfront',
  'google cloud|gcp',
  'azure',
  'oracle cloud|oracle-cloud',
  'ibm cloud',
  'alibaba cloud',
  'cloudflare',
  'fastly',
  'akamai',
  'digitalocean',
  'linode',
  'hetzner',
  'ovhcloud|ovh',
  'scaleway',
  'heroku',
  'vercel',
  'netlify',
  'fly.io',
  'equinix',
  'rackspace',
  'firebase',
  'supabase',
  "let’s encrypt|let's encrypt|letsencrypt|lets encrypt",
  'digicert',
  'twilio',
  'vonage',
  'sendgrid',
  'mailgun',
  'auth0',
  'okta',
  'launchdarkly',
  'pagerduty',
  'opsgenie',
  'datadog',
  'new relic',
  'splunk',
  'crowdstrike',
  'salesforce',
  'zendesk',
  'shopify',
  'adyen',
  'braintree',
  'paypal',
  'algolia',
  'openai',
  'anthropic',
  'centurylink',
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

function toTechnology(names: string, {flags, before}: {readonly flags: string; readonly before: string}): Technology {
  const ways = names.split('|')
  return {
    name: (ways[0] ?? names).toLowerCase(),
    pattern: new RegExp(`${before}(?<![\\p{L}\\p{N}])(?:${ways.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, flags),
    names: new Set(ways.map(way => way.toLowerCase())),
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
