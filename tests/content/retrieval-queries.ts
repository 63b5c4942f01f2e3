/**
 * What people would type to find each incident of `content/`, three queries apiece: a symptom, a guess at the cause, and whatever somebody
 * remembers of it, in words that its title does not have. They were written before the search was, and are not to be fitted to it.
 */
export const retrievalQueries: Readonly<Record<string, readonly [string, string, string]>> = {
  '2010-11-16-supersonic-power': ['power outage data center', 'UPS ran empty', 'servers shut down utility power failed'],
  '2017-09-18-learning-equality-dns': ['wildcard dns record', 'redirect studio subdomain', 'namecheap migration no such domain'],
  '2018-05-15-exa-fibre-break': ['fiber cut', 'waiting for the provider all-clear', 'Hemel Hempstead Milton Keynes'],
  '2018-11-05-dixa-telephony': ['too many 301 redirects', 'webhook requests failing tcp port exhaustion', 'calls end with application error'],
  '2020-01-23-simwood-redis': ['out of call credit', 'account not enabled 403', 'redis master election calls 503'],
  '2020-01-28-stream-chat-api': ['slow queries after rollback', 'api timeouts http requests database load', 'messages api latency postgres query killed'],
  '2020-08-12-flow-xo-redis': ['proxy failover redis', 'scheduled tasks delayed backlog', 'bots stopped answering'],
  '2020-08-28-2i2c-wer-memory': ['jupyterhub out of memory', 'students cannot start notebook', 'pages stuck kubernetes node memory pressure'],
  '2021-07-21-sourcegraph-release-330': ['collation alpine debian', 'postgres index corrupt after upgrade', 'glibc locale reindex'],
  '2021-09-06-dfds-traefik-404': ['traefik all services not found', 'kubernetes node rollover ingress controller', 'IngressRoute manifest'],
  '2021-09-15-pusher-eu-cluster': ['websocket error 1006', 'sockjs capacity latency', 'synthetic tests flapping'],
  '2022-05-23-wire-website': ['site unreachable hypervisor', 'restart of virtual machine failed', 'dns switched to old backup'],
  '2024-02-16-kaymbu-redis-vendor': ['redis labs outage', 'cache cluster vendor migrate new provider', 'customizations missing after restore'],
  '2024-10-22-daily-load-test': ['dial-out phone calls never ended', 'customer benchmark overload writes', 'sip participants stuck rows'],
  '2025-03-13-vapi-call-workers': ['worker oom killed', '2 GB limit websocket calls dropped', 'pods exceeded memory'],
  '2025-09-29-posthog-feature-flags': ['flags 504', 'writer database pgbouncer connections', 'reducing timeout caused retries'],
  '2026-05-06-aubart-vps-reboot': ['vps rebooted by itself', 'docker did not start after boot permissions', 'oracle cloud virtual machine'],
}
