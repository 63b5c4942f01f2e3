/**
 * Words of one matter: those who write an alert, a customer and the author of a postmortem have different ones for it. They are no synonyms (a
 * battery is no blackout), so that a search does not put one for the other; that two texts have words of one family makes them alike
 * all the same. A term is a word or a few in a row, in any of their forms. A word may be of several families.
 */
export const wordFamilies: Readonly<Record<string, string>> = {
  // What a site stands on.
  power:
    'power outage, power cut, power failure, power loss, power fail, power supply, lost power, lose power, losing power, utility power, backup power, power comes back, power coming back, blackout, electricity, mains, grid, utility, battery, batteries, ups, uninterruptible, generator, diesel, pdu, brownout, surge, recharge, on battery, low battery, powering',
  cooling: 'cooling, air conditioning, hvac, chiller, overheat, overheating, temperature, thermal, freezer, fan',
  fibre:
    'fibre, fiber, fibre cut, cable, leased line, business line, core link, backbone, circuit, splice, otdr, wan port, dark fibre, darklight, duct, excavator, trunk, line of sight',
  facility: 'rack, rack room, server room, data centre, data center, datacenter, building, premises, server site',
  hardware: 'hardware, hardware error, machine check, mce, disk failure, dimm, motherboard, raid, faulty, broken part, ecc, firmware',
  shutdown: 'shutdown, shut down, shutting down, powered off, power off, halted, went dark, dark',
  reboot:
    'reboot, rebooted, restart, restarted unexpectedly, unplanned reboot, unexpected restart, uptime, boot, booted, host maintenance, instance was restarted, host maintenance event, live migration, restarted',
  'starts-by-itself':
    'start on its own, start by itself, starts by itself, boot by themselves, start automatically, started automatically, restart automatically, start up job, startup job, start up script, startup script, launch on boot, start on boot, come back by themselves, systemd, pm2, supervisor, init script, recovery script',
  permissions:
    'permission, permissions, permission denied, selinux, apparmor, security policy, access denied, denied, not authorized, unauthorized, rbac, iam, accessdenied, explicit deny, avc',
  // Names and networks.
  dns: 'dns, nxdomain, no such host, nameserver, name server, ns record, resolver, resolvers, zone, dns zone, delegation, subdomain, subdomains, wildcard, catch all, registrar, domain, a record, dig, lookup, dnssec, servfail, hostnames, hostname, propagation, propagate, host name, name resolution',
  'dns-provider': 'cloudflare, namecheap, route 53, route53, registrar, dns provider, godaddy, akamai, cdn, fastly',
  migration:
    'migration, migrate, migrating, moved, move to, carried over, cut over, cutover, switch over, shifting, transition, step by step, gradual, roll out, rollout, inventory, import',
  bgp: 'bgp, prefix, rpki, autonomous system, route leak, peering, hijack',
  routing: 'routing, route table, routing table, next hop, ospf, vlan, mac flapping, router, switch, gateway unreachable',
  'load-balancer':
    'load balancer, load balancers, lb, alb, elb, nlb, haproxy, target group, target groups, targets, distributes connections, vip, elb healthchecker, f5, standby lb',
  ingress:
    'ingress, traefik, nginx, envoy, ingressroute, virtual host, vhost, route, routes, routing table, reverse proxy, proxies, kubernetescrd, manifest, crd, public hostname, rule',
  'health-check':
    'health check, healthcheck, healthchecker, health probe, readiness, readiness probe, liveness, liveness probe, unhealthy, probe, heartbeat check',
  firewall: 'firewall, security group, acl, iptables, blocked port, waf',
  redirect: 'redirect, redirects, redirection, 301, 302, 307, 308, hop, hops, loop, loops, follows redirects',
  ports:
    'ports, ephemeral ports, tcp ports, sockets, open sockets, cannot assign requested address, eaddrnotavail, time wait, port exhaustion, out of ports, file descriptors, emfile',
  certificate: 'certificate, certificates, tls, ssl, x509, acme, letsencrypt, cert manager, handshake, expired certificate, notafter',
  unreachable:
    'unreachable, out of reach, not reachable, stopped answering, does not answer, not answer, nothing responds, no answer, cannot reach, could not be reached, connection lost, lost connection, loss of connectivity, no light, ping, icmp, packet loss, dropped',
  'connection-refused': 'connection refused, refused connection, econnrefused, connection reset, econnreset, reset by peer, errno 111, error 111',
  timeout: 'timeout, timeouts, timed out, time out, etimedout, deadline exceeded, deadline, gave up waiting, gateway timeout, 504, 408',
  // Telephony and messages.
  telephony:
    'telephony, call, calls, caller, callers, calling, phone, phones, phone call, dial, dial out, dialout, dialled, sip, invite, pstn, voice, inbound, outbound, ivr, webrtc, busy here, hang up, hangs up, hung up, hanging up, post dial delay, pdd, conversation, conversations, voip, call workers, voice session, voice sessions, voice assistant',
  carrier: 'carrier, telephony provider, telephone carrier, operator of the line, sip trunk, voice provider, twilio',
  'cut-off':
    'cut off, cuts off, hang up, hangs up, hung up, ended abruptly, end abruptly, ends abruptly, dropped calls, break off, broke off, stop in the middle, mid call, ended reason, endedreason, call ended reason, goes dead, get dropped, hanging up',
  callbacks: 'webhook, webhooks, callback, callbacks, status callback, delivery of webhooks',
  announcement: 'application error, an application error',
  audio: 'one way audio, rtp, sdp, codec, jitter, sip alg, nat',
  'messaging-app':
    'chat, chats, messaging, message processing, bot, bots, chatbot, chatbots, conversation, conversations, realtime messaging, channel, channels',
  email: 'email, e mail, mail, smtp, spam, dmarc, spf, dkim, inbox, newsletter, mailbox',
  // Data.
  redis:
    'redis, ioredis, redis cli, redis py, clusterdown, hgetall, sentinel, switch master, maxretriesperrequest, maxretriesperrequesterror, resynchronization, partial resynchronization, redis client, elasticache, redis cluster, valkey',
  cache: 'cache, caching, cached, memcached, varnish, redis, elasticache, caching supplier',
  failover:
    'failover, fail over, failed over, standby, stand by, secondary, spare, twin, second one, switchover, automatic switch, switch over, take over, takeover, promoted, promote, promotes, demoted, elected, election, new master, new primary, switch master, master lost, replica, flip, old master, redundant, redundancy, redundantly',
  fragmentation: 'fragmentation, fragmented, mem fragmentation ratio, frag',
  database:
    'database, databases, db, postgres, postgresql, pg, mysql, mariadb, rds, aurora, sql, psql, psqlexception, writer database, db cpu, statements, queries, query, inserts, insert, database node, transaction, writes to the database, clickhouse, writeiops, writer',
  queries:
    'query, queries, statement, statements, long running, terminate, terminated by hand, cancelled, cancel, by pid, killing, pending, pg_stat_activity, pid',
  locks: 'lock wait, lock wait timeout, deadlock, deadlock detected, lock contention, row lock, write latency, commit latency',
  collation: 'collation, collations, locale, glibc, libc, musl, order by, sort, sorts, sorting, sorted, alpine, debian, base image, unicode, refresh collation',
  'database-index': 'index, indexes, reindex, btree, unique index, rebuild, rebuilt, corruption, corrupt, amcheck, zero page, duplicated, duplicate key',
  replication: 'replication, replication slot, replication lag, wal, replica lag, binlog, logical slot',
  'disk-full': 'no space left, disk full, enospc, volume full, inode, out of disk, storage full',
  deletion: 'deleted by mistake, erase, erased, gdpr, dropped table, point in time, restore from backup, profiles are gone, data loss, wiped, truncated table',
  stream: 'kafka, consumer lag, consumer group, topic, partition, offset, avro, schema registry, rabbitmq, dead letter',
  'search-index': 'elasticsearch, opensearch, lucene, solr, total fields, mapping, mapper',
  'wide-columns': 'cassandra, tombstone, tombstones, scylla, gc grace, keyspace, compaction',
  bucket: 's3, putobject, getobject, bucket, kms, object storage',
  // Processes.
  memory:
    'memory, ram, oom, oomkilled, oom killed, out of memory, heap, gib, memory limit, memory request, outofmemoryerror, exit code 137, code 137, 137, signal 9, sigkill, memory usage, working set, memory threshold, cgroup',
  'out-of-memory':
    'oom, oomkilled, oom killed, out of memory, outofmemoryerror, exit code 137, code 137, 137, memory limit, exceeded their memory, more ram than, orchestrator terminates, allowed memory, memory request limit',
  overcommit:
    'overcommit, overcommitted, overcommitting, guarantee, guarantees, guaranteed, sum of limits, sum of memory limits, resource request, requests of, requests and limits, request limit, resource guarantees, starve, starved, noisy neighbour, keep room, cpu share',
  'shared-nodes':
    'same node, same nodes, shared node, shared nodes, node pool, node pools, pool of their own, beside, right beside, scheduled beside, core pods, core nodes, hub components, isolation, isolated',
  kubernetes:
    'kubernetes, k8s, pod, pods, kubelet, kubectl, container, containers, orchestrator, replicaset, deployment manifest, namespace quota, helm, argocd, argo, nodes, node pool, eks, gke, aks, autoscaler, scheduler, node rotation',
  'node-rotation':
    'node rotation, roll over of nodes, node roll over, nodes were cycled, cycled, nodes rolled over, rolling nodes, drained, drain, rotation, managed node group, roll over, rolled over',
  'crash-loop':
    'crash loop, crash loops, crashloop, crashlooping, crashloopbackoff, podcrashlooping, crash looping, crashed, crashes, keeps restarting, restart loop, exited',
  frozen: 'freeze, freezes, froze, frozen, hang, hangs, hung, stuck, unresponsive, pages hang, spinner, never loads',
  slow: 'slow, slower, slowed, slowness, slows, latency, latencies, response time, responsetime, targetresponsetime, p95, p99, take forever, takes forever, delay, delayed, took longer, degraded, degradation, sluggish, performed badly, rtt, high latency, normal speed',
  'cpu-load':
    'cpu, cpuutilization, high cpu, cpu high, pegged, cpu load, load average, cpu utilization, overload, overloaded, load on the databases, put more load, under load, heavy load',
  saturation:
    'saturated, saturate, saturates, exhausted, exhausts, exhaustion, used up, run out, ran out, full, maxed out, at capacity, no connections, connectionssaturated, limit reached, near its capacity, overwhelm, overwhelmed, slots are reserved, too many connections, hogs',
  'connection-pool':
    'connection pool, pool, connection pools, queuepool, hikari, acquire timeout, acquire_timeout, pgbouncer, get connection, connections used, database connections, connections to a database, pgconnectionssaturated, could not get connection',
  'connection-limit':
    'connection limit, limit of connections, cap how many, cap, capped, rejects connections, turned away, rejected, accept no more, number of connections, max connections',
  retries:
    'retry, retries, retried, retrying, reconnect, reconnects, reconnecting, backoff, exponential backoff, no backoff, circuit breaker, thundering herd, attempt immediately, next attempt, retry storm, tries again, all reconnect at once',
  'rate-limit': 'rate limit, rate limits, rate limiting, throttle, throttled, throttling, 429, too many requests, quota',
  'load-test': 'load test, load tests, stress test, stress testing, load testing, benchmark, stress',
  leftovers:
    'zombie, zombies, ghost, ghosts, phantom, phantoms, orphan, orphaned, leftover, left behind, abandoned session, after room deleted, participant, participants, attendee, attendees',
  presence: 'presence, heartbeat, heartbeats, last seen, presence update, presence updates',
  rooms: 'room, rooms, sessions left, meeting room, video room, participant, participants',
  queue: 'queue, queued, queues, queue length, backlog, piled up, pile up, caught up, delayed jobs, run late, catching up, worked off',
  'scheduled-jobs':
    'cron, cron job, scheduled task, scheduled tasks, scheduled job, scheduled jobs, delayed job, delayed jobs, broadcast, broadcasts, bulk send, bulk sends, timer',
  // Changes.
  release:
    'release, released, releases, deploy, deployed, deployment, version, new version, build, new build, shipped, ship, went out, went live, upgrade, upgraded, upgrading, release train, withdraw a version, pull a release',
  upgrade:
    'upgrade, upgraded, upgrading, new version, refuses to launch, not start, cannot launch, could not start, on prem, on premise, on premises, self hosted, launch',
  rollback:
    'rollback, roll back, rolled back, rolling back, revert, reverted, reverting, previous version, previous build, previous revision, prior version, version before, withdrawn, downgrade, back to v1, old v1, returned to the prior, sync the previous',
  withdrawal: 'withdraw, pull a release, pulling a release, pulled, recall a version, hold updates, hold their updates, stop planned updates',
  configuration: 'configuration, config, hardcoded, configurable, setting, settings, manifest, misconfigured, parameter, helm values',
  'malformed-rule':
    'malformed, invalid rule, error while parsing, parse error, broken crd, syntax, subset not found, invalid configuration, cannot create service',
  'schema-migration': 'migration failed, schema migration, alter table, schema check, schemacheck, schema change',
  'feature-flags':
    'feature flag, feature flags, flag evaluation, evaluate a flag, flags, toggle, toggles, toggle evaluation, toggle eval, launchdarkly, decide',
  'account-flags': 'account flags, account settings, flags py, account level, customizations, customization',
  // What a person sees.
  'not-found': '404, not found, page not found, no such page, every hostname, 404 page',
  'bad-gateway': '502, bad gateway, 503, service unavailable, upstream, 5xx',
  forbidden: '403, forbidden, 401, not enabled, credit exhausted, account not enabled, out of call credit',
  'account-blocked':
    'disabled, disables, disabling account, deactivated, blocked, credit blocked, locked, unlocked, suspended, account disabled, not enabled, wrongly blocked, good standing, credit, call credit, balance, prepaid, prepaid balance, credit control, billing guard, supposedly exhausted',
  website: 'website, homepage, home page, www, landing page, corporate site, pricing page, web site, marketing site',
  'old-copy': 'backup copy, old backup, old copy, old version of the site, static copy, outdated page, mirror, basic functionality',
  hosting: 'hosting provider, hosting company, hosting, hoster, hosted, external hosting, colocation, rented server, shared hosting',
  virtualization:
    'hypervisor, kvm, libvirt, virtual machine, vm, vps, guest, virtual server, domain start, qemu, vmware, esxi, esx, instance, main virtual machine, cloud instance',
  vendor:
    'vendor, provider, supplier, third party, managed, managed redis, hosted by, upstream provider, same company, same provider, caching supplier, cloud provider, elasticache, oracle cloud, ocid1',
  websocket:
    'websocket, websockets, web socket, ws, wss, sockjs, long polling, xhr, xhr_streaming, xhr streaming, realtime connection, realtime connections, socket, sockets, close code, 1006, closeevent, websocketerror, socket io, fallback transport, fallback transports',
  fallback: 'fallback, fall back, falls back, falling back, fell back, fallback transport, fallback servers',
  notebooks: 'student, students, learner, learners, class, course, notebook, notebooks, jupyter, jupyterhub, teaching, hub, user pods, core pods, university',
  'login-flow': 'sso, saml, oauth, oidc, sign in, login, single sign on, mfa, password, notbefore, identity provider, idp',
  'clock-skew': 'clock skew, ntp, chrony, timezone, tzdata, daylight saving, summer time, dst, leap second, zone files',
  'builds-and-tests': 'ci, runner, runners, pipeline build, xcode, github actions, jenkins, flaky test',
  packages: 'npm, yarn, pip, package, packages, registry, unpublished, dependency version, etarget',
  translation: 'translation, locale string, language, french, german, wording, decimal comma',
  ransomware: 'ransomware, ransom, malware, phishing, edr, attacker, breach, encrypted files, forensic',
  media: 'transcode, transcoding, h264, prores, video file, thumbnail, thumbnails, ffmpeg, codec, upload of video',
  terraform: 'terraform, state lock, force unlock, plan operation, infrastructure as code',
  'billing-errors': 'invoice, invoices, vat, tax, credit note, credit notes, undercharged, payroll, salary, wage',
  devices: 'printer, printers, badge, toner, elevator, lift, lora, lorawan, sensor, sensors, meters, tracker, gps, gateway uplink, iot',
  games: 'matchmaking, ranked, playlist, season, skill rating, opponents, tournament',
  exams: 'exam, exams, candidates, examiner, countdown',
  synthetic: 'synthetic test, synthetic tests, synthetic check, blackbox, probe, uptime monitor, syntheticcheckfailed, flapping, flapped',
}
