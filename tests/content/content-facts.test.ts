import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {factorCategories} from '#src/incident/factor.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const root = new URL('../../', import.meta.url)
const contentFolder = new URL('content/', root)
const corpusFolder = new URL('../shared/corpus/raw/', root)

/** What an original states, in the words that our text has for it; each has to occur verbatim. */
type Facts = {
  readonly file: string
  /** The original's file in the corpus. */
  readonly original: string
  /** How many entries, messages and steps the document is read as having: one more would be invented, one less lost. */
  readonly holds: {readonly timeline: number; readonly updates: number; readonly actions: number}
  /** The whole of what the front matter may state about time, author's figures included. */
  readonly times: Readonly<Record<string, unknown>>
  readonly instants: readonly string[]
  readonly numbers: readonly string[]
  readonly remediation: readonly string[]
  /** Where the original contradicts itself, or leaves open what we had to read into it. */
  readonly notes: readonly string[]
  /** Every address in the text; each has to be the original's own. */
  readonly addresses?: readonly string[]
}

const documents: readonly Facts[] = [
  {
    file: '2018-11-05-dixa-telephony.md',
    original: 'dixa-2018-11-telephony.txt',
    holds: {timeline: 8, updates: 6, actions: 8},
    times: {
      timezone: 'UTC',
      started: '2018-11-05T14:47',
      detected: '2018-11-05T14:47',
      mitigated: '2018-11-05T17:41',
      resolved: '2018-11-05T20:05',
      impact_windows: ['2018-11-05T14:47/2018-11-05T15:09', '2018-11-05T15:52/2018-11-05T17:41'],
      duration: '109 minutes',
    },
    instants: [
      '- **2018-11-05 14:47 started, detected** — ',
      '- **15:09** — ',
      '- **15:52** — ',
      '- **16:16** — ',
      '- **17:35** — ',
      '- **17:41 mitigated** — ',
      '- **19:27** — ',
      '- **20:05 resolved** — ',
      'between 14:47 and 18:04 UTC',
      '- **2018-11-05 16:35 identified** — ',
      '- **2018-11-05 17:09 update** — ',
      '- **2018-11-05 17:19 monitoring** — ',
      '- **2018-11-05 17:32 identified** — ',
      '- **2018-11-05 18:16 monitoring** — ',
      '- **2018-11-05 20:07 resolved** — ',
      '2018-11-06 at 12:08 UTC (13:08 CET)',
    ],
    numbers: ['109 minutes', 'HTTP 301', 'two hours', 'next 24 hours'],
    remediation: [
      "- [x] Enlarge the carrier's systems for proxying and caching HTTP",
      '- [x] Lower the ceiling on HTTP 301 redirects',
      '- [x] Tighten the alert thresholds',
      'the latency of callback responses',
      "- [ ] Keep the carrier's on-call team on heightened awareness",
      'status: in-progress',
      "- [ ] Make the carrier's proxying and caching of HTTP more resilient",
      '- [ ] Let the callback pipeline scale automatically',
      '- [ ] Route one-way status callbacks apart from webhook requests',
      'no common caching layer is needed',
      '- [ ] Review how redirects are dealt with throughout',
      'permit fewer wherever',
    ],
    notes: ['131 minutes together', 'The end at 18:04 occurs nowhere in the timeline'],
  },
  {
    file: '2020-01-23-simwood-redis.md',
    original: 'simwood-2020-01-redis.txt',
    holds: {timeline: 8, updates: 5, actions: 2},
    times: {
      timezone: 'UTC',
      started: '2020-01-23T11:07',
      detected: '2020-01-23T11:08',
      mitigated: '2020-01-23T11:54',
      resolved: '2020-01-23T20:21',
      impact_windows: ['2020-01-23T11:07/2020-01-23T11:54', '2020-01-23T13:47/2020-01-23T13:48'],
    },
    instants: [
      '- **2020-01-23 11:07 started** — ',
      '- **11:08 detected** — ',
      '- **11:27** — By now',
      '- **11:54 mitigated** — By now',
      '- **13:47** — ',
      'From 11:07 to 11:27 service was degraded',
      'until 11:54 at the latest',
      'treats 11:07 to 11:54',
      '- **2020-01-23 11:23 investigating** — ',
      '- **2020-01-23 11:56 monitoring** — ',
      '- **2020-01-23 14:01** — ',
      '- **2020-01-23 14:23** — ',
      '- **2020-01-23 20:21 resolved** — ',
      'posted its account on 2020-01-23 at 22:45',
    ],
    numbers: ['a 503', 'a 403', 'once more, for 1 minute', '2 in all', 'Slough', 'Volta', 'out of call credit', 'account not enabled'],
    remediation: [
      '- [x] Patch the calls-in-progress service',
      'and start it again',
      '- [ ] Schedule, as soon as can be, the remedial work',
      'elected a new Redis master without help',
      'reset by hand',
      'stopped the service that watches calls in progress, patched its bug and started it again',
    ],
    notes: ['gives its times without a zone', 'was what mitigated the primary issue', 'When the patch went in is not stated'],
  },
  {
    file: '2021-09-15-pusher-eu-cluster.md',
    original: 'pusher-2021-09-eu-cluster.txt',
    holds: {timeline: 6, updates: 4, actions: 4},
    times: {
      timezone: 'UTC',
      started: '2021-09-15T13:12',
      detected: '2021-09-16T14:20',
      resolved: '2021-09-16T15:00',
      impact_windows: ['2021-09-15T13:12/2021-09-16T12:00', '2021-09-16T12:00/2021-09-16T15:00'],
    },
    instants: [
      '- **2021-09-15 13:12 started** — ',
      '- **2021-09-15 13:12–2021-09-16 12:00** — ',
      '- **2021-09-16 12:10** — ',
      '- **14:20 detected** — ',
      '- **14:25–14:38** — ',
      '- **15:00 resolved** — ',
      'From 12:00 to 15:00 UTC on 16 September',
      'from 15:00 UTC on 15 September to 16:00 UTC on 16 September',
      'on 16 September at 14:54',
      '- **2021-09-15 15:00 investigating** — ',
      '- **2021-09-16 14:56 identified** — ',
      '- **2021-09-16 15:01 monitoring** — ',
      '- **2021-09-16 15:20 resolved** — ',
      'on 2021-09-17 at 16:22',
    ],
    numbers: ['1006', '70% of EU traffic', 'up to 50% of connections', '3 systems'],
    remediation: [
      '- [ ] Fix the limit in the Kubernetes deployment',
      '- [ ] Fix the metrics that were insufficient',
      '- [ ] Improve the synthetic tests',
      '- [ ] Improve the escalation mechanisms',
      'The move to Kubernetes goes on',
    ],
    notes: ['Its own timeline begins at 13:12 on the 15th and ends at 15:00 on the 16th', 'Even the edited start differs from the 13:12 of the timeline'],
  },
  {
    file: '2024-10-22-daily-load-test.md',
    original: 'daily-2024-10-load-test.txt',
    holds: {timeline: 4, updates: 0, actions: 2},
    times: {
      timezone: 'UTC',
      started: '~2024-10-22T18:15',
      detected: '~2024-10-22T18:15',
      mitigated: '~2024-10-22T19:50',
      resolved: '~2024-10-22T19:50',
    },
    instants: [
      '- **~2024-10-22 17:15** — ',
      '- **~18:15 started** — ',
      '- **~18:15 detected** — ',
      '- **~19:50 mitigated, resolved** — ',
      'For 17:15 UTC it has 9:15 AM PDT',
      'for 18:15 UTC it has 10:15 AM PDT',
      '12:50 PDT for 19:50 UTC',
      'Tuesday, October 22',
    ],
    numbers: ['8% of POST requests', '2-3% of requests of all kinds'],
    remediation: [
      '- [ ] Fix the bug that leaves zombie sessions behind (kind: prevent, status: in-progress',
      "- [ ] Adjust the platform's rate limits",
      'database instances were refreshed',
      'put an end to the load tests',
      'removed through the usual deploy process',
    ],
    notes: ['and no year', 'two of its three pairs contradict themselves'],
  },
  {
    file: '2025-03-13-vapi-call-workers.md',
    original: 'vapi-2025-03-call-workers.txt',
    holds: {timeline: 6, updates: 2, actions: 3},
    times: {timezone: 'America/Los_Angeles', detected: '2025-03-13T03:47', resolved: '2025-03-14T16:01'},
    instants: [
      '- **2025-03-13 03:47 detected** — ',
      '- **13:57** — ',
      '- **15:29** — ',
      '- **16:30** — ',
      '- **2025-03-14 12:27** — ',
      '- **16:01 resolved** — ',
      '- **2025-03-14 12:11 investigating** — ',
      '- **2025-03-14 16:01 resolved** — ',
      'by 2pm PST',
    ],
    numbers: ['1705 calls', '1705 call workers', '2 GB', '10 hours went into the investigation', 'another 3 hours', 'Vapi API [Weekly]', 'OOMKilled'],
    remediation: [
      '- [x] Raise the memory requests and limits of call workers',
      '- [ ] Monitor call workers for memory usage above their limits',
      '- [ ] Monitor call workers for container restarts',
    ],
    notes: ['gives no year', 'Pacific time was PDT in mid-March', 'Neither when the first call was cut off', 'The account puts the investigation at 10 hours'],
  },
  {
    file: '2010-11-16-supersonic-power.md',
    original: 'supersonic-2010-11-power.txt',
    holds: {timeline: 7, updates: 0, actions: 0},
    times: {timezone: 'America/Denver', started: '2010-11-16T03:39', mitigated: '2010-11-16T04:24', resolved: '2010-11-16T04:24'},
    instants: [
      "- **2010-11-16 01:39** — The utility's power fails, and the batteries take over",
      '- **03:36** — The batteries run low, and the servers start to shut down',
      '- **03:38** — No server is left online',
      '- **03:39 started** — The batteries are empty, and the network stops',
      '- **04:13** — The utility supplies power again',
      '- **04:22** — The batteries are charged far enough to be safe, and the servers start',
      '- **04:24 mitigated, resolved** — All servers are online, and the network works again',
    ],
    numbers: ['for some 2 hours', 'good for about 2 hours'],
    remediation: ['The account names no steps'],
    notes: ['It has service restored at 04:13 in its opening words', 'says that the blackout took about three hours', 'The power failed at 01:39'],
  },
  {
    file: '2017-09-18-learning-equality-dns.md',
    original: 'learningequality-2017-09-cloudflare.md',
    holds: {timeline: 1, updates: 0, actions: 6},
    times: {date: '2017-09-18'},
    instants: ['- **2017-09-18** — In the morning, sites go down', 'In that week a larger number of visitors'],
    numbers: [
      'A couple of sites were down for a few hours',
      '`studio.learningequality.org`',
      '`learningequality.org`',
      'pantry, community',
      'Kolibri demo servers',
      'Riot Games',
      'League of Legends',
      'Google',
      'Ansible playbooks',
    ],
    remediation: [
      '- [ ] Do without wildcards at the top level of DNS',
      '- [ ] Before nameservers are switched, check all subdomains and see that each is migrated',
      '- [ ] Watch the uptime of ALL domains with an uptime service',
      "- [x] Publish the account among the organization's postmortems",
      '- [ ] Arrange whatever further meetings the long-term steps need',
      '- [ ] Open issues for all of these steps in the repositories concerned',
      "Namecheap's name service put back",
      'all subdomains were collected and entered at Cloudflare',
      'still pointing to gatehouse',
    ],
    notes: ['no milestone is given', 'What happened is told in two ways', 'its meeting was waived'],
  },
  {
    file: '2018-05-15-exa-fibre-break.md',
    original: 'exa-2018-05-fibre-break.txt',
    holds: {timeline: 4, updates: 4, actions: 1},
    times: {timezone: 'Europe/London', started: '2018-05-15T00:20', mitigated: '2018-05-15T01:30', resolved: '2018-05-15T03:00'},
    instants: [
      '- **2018-05-15 00:20 started** — ',
      '- **01:30 mitigated** — The provider has restored service',
      '- **01:46** — The provider confirms the cause',
      '- **03:00 resolved** — The provider gives the all-clear',
      '- **2018-05-15 00:20** — Service is lost',
      '- **01:30 monitoring** — Service is back',
      '- **01:46** — The place of the break is known',
      '- **03:00 resolved** — The all-clear is there',
    ],
    numbers: ['leased lines or DarkLight in Northampton and Milton Keynes', 'between London and Northampton', 'Hemel Hempstead', 'priority P1'],
    remediation: ["- [ ] Obtain the provider's formal explanation (an RFO) and pass it on"],
    notes: ['The account names no zone', 'P1 is the priority of the case at the provider', 'have no label for their state'],
  },
  {
    file: '2020-01-28-stream-chat-api.md',
    original: 'getstream-2020-01-chat-api.txt',
    holds: {timeline: 5, updates: 0, actions: 0},
    times: {
      timezone: 'UTC',
      started: '2020-01-28T16:05',
      mitigated: '2020-01-28T16:45',
      resolved: '2020-01-28T16:45',
      impact_windows: ['2020-01-28T16:05/2020-01-28T16:45'],
    },
    instants: [
      '- **2020-01-28 16:05 started** — ',
      '- **16:20** — The team begins to roll back',
      '- **16:20–16:27** — The outage is at its peak',
      '- **16:40** — After another attempt at a rollback',
      '- **16:45 mitigated, resolved** — ',
      'From 16:05 to 16:45 UTC',
      'from 16:20 to 16:27',
    ],
    numbers: ['5% of HTTP requests', 'sinks to 0%', 'PostgreSQL'],
    remediation: ['The account names no steps beyond those that ended the outage', 'terminated by hand', 'After two rollbacks'],
    notes: ['When the release went live is not stated'],
  },
  {
    file: '2020-08-12-flow-xo-redis.md',
    original: 'flowxo-2020-08-redis.txt',
    holds: {timeline: 2, updates: 1, actions: 3},
    times: {timezone: 'UTC', started: '2020-08-12T07:02', mitigated: '~2020-08-12T07:31', resolved: '~2020-08-12T07:31', duration: '30 minutes'},
    instants: [
      '- **2020-08-12 07:02 started** — ',
      '- **~07:31 mitigated, resolved** — The switch to the other load balancer is made by hand',
      '- **2020-08-12 07:30 resolved** — ',
      '2020-08-13 at 23:17 UTC',
    ],
    numbers: ['out for half an hour', 'late by up to an hour', 'For most users'],
    remediation: [
      '- [ ] Find out why the redundant setup of Redis did not work (kind: investigate, status: in-progress',
      '- [ ] Correct that defect as soon as its cause is certain',
      '- [ ] Take on a second vendor of Redis caching in the medium term',
    ],
    notes: ['realtime messaging fully operational', 'gives times of day and no day', 'a minute earlier than "about 07:31"'],
  },
  {
    file: '2020-08-28-2i2c-wer-memory.md',
    original: '2i2c-2020-wer-memory.md',
    holds: {timeline: 6, updates: 0, actions: 7},
    times: {timezone: 'Asia/Kolkata', detected: '2020-08-28T20:52', mitigated: '2020-08-28T21:24', resolved: '2020-08-28T21:46'},
    instants: [
      '- **2020-08-28 20:52 detected** — [A report]',
      '- **21:02** — [A rise in activity]',
      '- **21:21** — A look at the nodes',
      '- **21:23** — [Overcommitting]',
      '- **21:24 mitigated** — All core pods get [larger guarantees]',
      '- **21:46 resolved** — All seems well',
    ],
    numbers: [
      '100% CPU (1944m)',
      '98% memory (10432Mi)',
      '11% (220m)',
      '58% (6151Mi)',
      'a limit of 2G',
      'only 512M',
      'an overcommit of 4x',
      'a little less than 1G',
      'have made 2x the right ratio',
      'incognito',
    ],
    remediation: [
      '- [x] Give core pods larger guarantees of resources',
      "- [x] Stop overcommitting the memory of WER's students",
      '- [ ] Run user pods in a pool of their own',
      '- [ ] Limit the supporting infrastructure too: Prometheus, Grafana, ingress',
      '- [ ] Think about the ratios by which memory is overcommitted, and write them down',
      '- [ ] Build better Grafana dashboards',
      '- [ ] Write down how to obtain access to the cluster with `kubectl`',
      'ref: https://github.com/2i2c-org/infrastructure/issues/89, factor: architecture/missing-isolation',
      'ref: https://github.com/2i2c-org/infrastructure/issues/90, factor: capacity/limits',
      'ref: https://github.com/2i2c-org/infrastructure/issues/91, factor: capacity/memory',
    ],
    notes: [
      'heads its timeline "IST" and does not say which',
      'calls this a total outage',
      'the file that it was published in says 28 October',
      '`started` is left out',
    ],
    addresses: [
      'https://github.com/2i2c-org/docs/issues/15',
      'https://github.com/2i2c-org/docs/issues/27',
      'https://github.com/2i2c-org/docs/issues/27#issue-731543843',
      'https://github.com/2i2c-org/docs/issues/27#issuecomment-718014094',
      'https://github.com/2i2c-org/docs/issues/27#issuecomment-718044571',
      'https://github.com/2i2c-org/infrastructure/commit/88767d85c306784754560dedc1d5ac7abdb8a2a0',
      'https://github.com/2i2c-org/infrastructure/issues/87',
      'https://github.com/2i2c-org/infrastructure/issues/89',
      'https://github.com/2i2c-org/infrastructure/issues/90',
      'https://github.com/2i2c-org/infrastructure/issues/91',
      'https://github.com/2i2c-org/infrastructure/issues/92',
      'https://github.com/2i2c-org/infrastructure/pull/88',
    ],
  },
  {
    file: '2021-07-21-sourcegraph-release-330.md',
    original: 'sourcegraph-2021-07-330.md',
    holds: {timeline: 1, updates: 0, actions: 9},
    times: {date: '2021-07-21'},
    instants: ['- **2021-07-21** — Version 3.30 is released', 'Wednesday, 21 July 2021', 'within a few hours of the release'],
    numbers: ['Several customers', 'from Debian to Alpine', 'glibc', 'Unicode', 'rebuilt without delay'],
    remediation: [
      'Updated changelogs asked customers to stop',
      '- [ ] Bring in better test instances',
      '- [ ] Go on encouraging a culture of the "raised flag"',
      'a release that is a week late',
      '- [ ] Go on sharing knowledge between timezones',
      '- [ ] Run amcheck as a matter of routine',
      '- [ ] Move existing customers to external databases that their cloud provider manages (CloudSQL, RDS, Aurora, Aiven and others)',
      '- [ ] Define a process, with tools, for pausing or pulling a release',
      '- [ ] Give builds several days early to a ring of "insiders"',
      '- [ ] Put the response to major incidents on a formal footing',
      '- [ ] Create one source of truth for major incidents',
      'report their progress on the page',
    ],
    notes: ['No milestone is given'],
    addresses: ['https://docs.sourcegraph.com/admin/migration/3_30', 'https://postgresql.verite.pro/blog/2018/08/27/glibc-upgrade.html'],
  },
  {
    file: '2021-09-06-dfds-traefik-404.md',
    original: 'dfds-2021-09-traefik-404.md',
    holds: {timeline: 13, updates: 0, actions: 6},
    times: {
      timezone: 'UTC',
      started: '2021-09-06T08:00',
      detected: '2021-09-06T08:05',
      mitigated: '2021-09-06T09:08',
      resolved: '2021-09-06T09:20',
      duration: '68 minutes',
    },
    instants: [
      '- **2021-09-01 11:34** — The malformed IngressRoute is applied',
      '- **2021-09-06 07:30** — The automated roll over',
      '- **08:00 started** — Every service in Kubernetes answers 404',
      '- **08:05 detected** — ',
      '- **08:10** — The load balancer (ALB) regards its targets as unhealthy',
      '- **08:15** — With another path for the health check',
      '- **08:20** — ',
      '- **08:30** — ',
      '- **08:50** — The return to Traefik v1',
      '- **09:00** — It is carried out by hand',
      '- **09:08 mitigated** — ',
      '- **09:10** — Deleting the malformed IngressRoute by hand',
      '- **09:20 resolved** — The changes are applied upstream',
    ],
    numbers: ['5 minutes to detection and 68 minutes to recovery', 'versions before 2.5', '404', 'Traefik v2'],
    remediation: [
      '- [ ] Move to Traefik v2.5, in which the bug is mended, and verify that it is gone',
      '- [ ] Use a sturdier path for the health check of Traefik v2',
      "- [ ] Probe the ingress controller's liveness from outside",
      '- [ ] Segment workloads, to keep the blast zone small (kind: mitigate, status: candidate)',
      "- [ ] Look into watching Traefik v2's API",
      '- [ ] Look into smoke tests while nodes roll over, and after',
      '- An incident manager, once appointed',
      '- The meeting in the war room ought to be recorded',
      'suggestions in writing only',
      '- A log book ought to be kept',
      'thoughts and gut feelings',
    ],
    notes: ['The account names no milestones', 'four people who attended'],
    addresses: ['https://github.com/traefik/traefik/issues/8098'],
  },
  {
    file: '2022-05-23-wire-website.md',
    original: 'wire-2022-05-website.md',
    holds: {timeline: 8, updates: 0, actions: 0},
    times: {timezone: 'UTC', detected: '2022-05-23T06:00', resolved: '2022-05-23T12:02'},
    instants: [
      '- **2022-05-23 06:00 detected** — The security team',
      '- **06:46** — The hosting provider is told',
      '- **07:03** — The provider starts to restart the server',
      '- **07:08** — The restart fails, because of problems on the hypervisor',
      "- **07:23** — Wire switches the site's DNS record over to an old backup",
      '- **10:30** — The provider has the server back',
      '- **11:20** — The provider reports',
      '- **12:02 resolved** — Wire takes its change in DNS back',
      'last updated on 2022-05-25',
    ],
    numbers: ['no service of Wire', 'no installation of Wire or wire-server', 'no further details'],
    remediation: ['The account names no steps'],
    notes: ['The account gives no zone', '`started` is left out'],
  },
  {
    file: '2024-02-16-kaymbu-redis-vendor.md',
    original: 'kaymbu-2024-02-redis-vendor.txt',
    holds: {timeline: 3, updates: 0, actions: 1},
    times: {
      timezone: 'America/New_York',
      started: '2024-02-16T16:24',
      detected: '2024-02-16T16:24',
      mitigated: '~2024-02-16T17:10',
      resolved: '~2024-02-16T18:20',
      impact_windows: ['2024-02-16T16:24/2024-02-16T17:10', '2024-02-16T17:10/2024-02-16T18:20'],
    },
    instants: [
      '- **2024-02-16 16:24 started, detected** — ',
      '- **~17:10 mitigated** — ',
      '- **~18:20 resolved** — ',
      'about 46 minutes, from 16:24 to 17:10',
      'about 70 minutes, from 17:10 to 18:20',
      'its section on recovery says about 18:10',
    ],
    numbers: ['No data of customers was lost or compromised', 'at the level of accounts', 'account flags'],
    remediation: [
      "- [x] Migrate Redis to Kaymbu's own AWS environment (kind: mitigate, done: 2024-02-16",
      'efforts to establish new clusters there did not succeed',
      'more robust and reliable',
    ],
    notes: ['The end is stated in two ways', 'as approximate in another', 'The text at hand breaks off'],
  },
  {
    file: '2025-09-29-posthog-feature-flags.md',
    original: 'posthog-2025-09-flags.md',
    holds: {timeline: 8, updates: 0, actions: 9},
    times: {
      timezone: 'UTC',
      started: '2025-09-29T16:58',
      mitigated: '2025-09-29T18:46',
      resolved: '2025-09-29T18:46',
      impact_windows: ['2025-09-29T16:58/2025-09-29T18:46'],
      duration: '1 hour 48 minutes',
    },
    instants: [
      '- **2025-09-29 16:58 started** — ',
      '- **17:02** — A [deployment]',
      '- **17:05** — The first pods fail to connect',
      '- **17:12** — Multiplied retries',
      '- **17:25** — An incident is declared, and a rollback is tried',
      '- **17:40** — The rollback fails on the configuration of ArgoCD',
      '- **18:15** — Configuration is changed by hand and deployed',
      '- **18:46 mitigated, resolved** — ',
      'between 16:58 and 18:46 UTC',
      'is stamped 16:54:16',
    ],
    numbers: [
      '1 hour and 48 minutes',
      'about 78%',
      'HTTP 504',
      '300 milliseconds',
      '1 second',
      'to 300ms; it was 1s',
      'as long as 45 minutes',
      'in the US region',
    ],
    remediation: [
      '- [x] Make the timeouts for database connections configurable at runtime',
      '- [x] Raise the timeouts so that they suit load at its peak',
      '- [ ] Part the paths for reading and writing',
      '- [ ] Add circuit breakers and exponential backoff',
      '- [ ] Make liveness and readiness probes aggressive enough',
      '- [ ] Write detailed runbooks for rollbacks with ArgoCD',
      'In the long term, from Q4 2025 to Q1 2026',
      '- [ ] Develop special tools that terminate pods rapidly',
      '- [ ] Test under comprehensive load how connection pools behave',
      '- [ ] Drill the response to incidents every quarter',
    ],
    notes: ['the first pods fail in its timeline at 17:05', 'is not stated; it was 17:25 at the latest'],
    addresses: [
      'https://github.com/PostHog/incidents-analysis/pull/120',
      'https://github.com/PostHog/posthog/issues/39133',
      'https://github.com/PostHog/posthog/pull/38686',
    ],
  },
  {
    file: '2026-05-06-aubart-vps-reboot.md',
    original: 'aubart-2026-05-vps-reboot.txt',
    holds: {timeline: 3, updates: 1, actions: 2},
    times: {timezone: 'UTC', started: '2026-05-06T03:52', mitigated: '2026-05-06T04:20', resolved: '2026-05-06T04:20'},
    instants: [
      '- **2026-05-06 03:52 started** — The instance begins an unplanned reboot',
      '- **04:15** — Recovery by hand begins. The PM2 process managers are restored',
      '- **04:20 mitigated, resolved** — All services are confirmed',
      '- **2026-05-06 04:20 resolved** — ',
    ],
    numbers: ['Oracle Cloud', 'PM2', 'SELinux', 'the service "Uptime"'],
    remediation: [
      '- [x] Change the systemd units so that SELinux no longer blocks the recovery scripts',
      '- [x] Add swap memory, as a reserve for spikes in the use of resources and against kernel panics',
      'went on watching the system for its stability',
    ],
    notes: ['"/ infrastructure migration"', 'The account has one end, the confirmation at 04:20', 'one stamp for the beginning and the end'],
  },
]

const address = /https?:\/\/[^\s),>]+/g
const timeKeys = ['timezone', 'date', 'started', 'detected', 'acknowledged', 'mitigated', 'resolved', 'impact_windows', 'duration']

describe.each(documents)('$file', ({file, holds, times, instants, numbers, remediation, notes, addresses = []}) => {
  const text = readFileSync(new URL(file, contentFolder), 'utf8')
  const frontMatter = readFrontMatter(text)

  test.each(instants)('states the instant "%s"', instant => expect(text).toContain(instant))
  test.each(numbers)('states the figure or name "%s"', number => expect(text).toContain(number))
  test.each(remediation)('states the step "%s"', step => expect(text).toContain(step))

  test.each(notes)('says in a note: "%s"', note => {
    const noteLines = text.split('\n').filter(line => line.startsWith('> Note: '))
    expect(noteLines.filter(line => line.includes(note))).toHaveLength(1)
  })

  test('has in its front matter exactly the times that the original supports', () => {
    const stated = Object.fromEntries(Object.entries(frontMatter).filter(([key]) => timeKeys.includes(key)))
    expect(stated).toEqual(times)
  })

  test(`is read as ${holds.timeline} entries, ${holds.updates} messages and ${holds.actions} steps`, () => {
    const {timeline, updates, actions} = readPostmortem(text, file.replace('.md', '')).incident
    expect({timeline: timeline.length, updates: updates.length, actions: actions.length}).toEqual(holds)
  })

  test('has a category of the vocabulary for each factor, and the same ones in its front matter', () => {
    const {factors} = readPostmortem(text, file.replace('.md', '')).incident
    const categories = factors.map(({category}) => category)
    expect(factorCategories).toEqual(expect.arrayContaining(categories))
    expect([...new Set(categories)]).toEqual(frontMatter.factors)
  })

  test('adds no severity, author, owner or due date, none of which an original has', () => {
    expect(Object.keys(frontMatter)).not.toContain('severity')
    expect(Object.keys(frontMatter)).not.toContain('authors')
    expect(text).not.toMatch(/\b(?:owner|due|priority): /)
  })

  test('names its publisher, and no address of the original itself, as none states its own', () => {
    expect(frontMatter.source).toMatchObject({publisher: frontMatter.organization})
    expect(frontMatter.source).not.toHaveProperty('url')
  })

  test('links to what the original links to, and to nothing else', () => {
    expect([...new Set(listAddresses(text))].toSorted()).toEqual(addresses)
  })

  test('links only to documents that are there', () => {
    const links = [...text.matchAll(/\[\[(.+?)\]\]|\{to: (.+?),/g)].map(([, link, relation]) => `${link ?? relation}.md`)
    expect(readdirSync(contentFolder)).toEqual(expect.arrayContaining(links))
  })
})

test('content/ holds the seventeen documents of this list, and no other', () => {
  const files = readdirSync(contentFolder).filter(file => file.endsWith('.md'))
  expect(files.toSorted()).toEqual(documents.map(({file}) => file).toSorted())
})

// Measures the corpus: its originals are not part of the project.
if (existsSync(corpusFolder)) {
  test.each(documents)('$file has no six words in a row from its original, addresses aside', ({file, original}) => {
    const borrowed = listRuns(readFileSync(new URL(original, corpusFolder), 'utf8').replaceAll(address, ' '), 6)
    const own = listRuns(readFileSync(new URL(file, contentFolder), 'utf8').replaceAll(address, ' '), 6)
    expect(borrowed.size).toBeGreaterThan(50)
    expect([...own].filter(run => borrowed.has(run))).toEqual([])
  })

  test.each(documents)('$file has its addresses from its original', ({original, addresses = []}) => {
    expect(listAddresses(readFileSync(new URL(original, corpusFolder), 'utf8'))).toEqual(expect.arrayContaining([...addresses]))
  })
} else {
  test.skip(
    `content/ has no six words in a row from its originals, and only their addresses (SKIPPED, this measures the corpus: nothing at ${fileURLToPath(corpusFolder)})`,
  )
}

function readFrontMatter(text: string): Record<string, unknown> {
  const [, yaml] = /^---\n([\s\S]+?)\n---\n/.exec(text) ?? []
  if (yaml === undefined) throw new Error('Cannot read front matter: there is none')
  return parse(yaml)
}

function listAddresses(text: string): readonly string[] {
  return text.match(address) ?? []
}

/** Every run of so many consecutive words, in lower case and without punctuation. */
function listRuns(text: string, length: number): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  return new Set(words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' ')))
}
