import {describe, expect, test} from 'vitest'
import {listFacts} from './list-facts.ts'

// Each document is filled in as its template’s users do; what its own fields say is what a careful reader finds there.

describe('readPostmortem() on templates of postmortems', () => {
  test('reads the SRE book’s: labels in bold, action table with kinds and bugs, three lists of lessons', () => {
    expect(listFacts('foreign/raw/srebook-search-index.md')).toEqual({
      title: 'Product search returned nothing (incident #482)',
      organization: 'Example Outfitters',
      authors: ['mirac', 'jolene', 'agoddard'],
      milestones: [
        'started 2019-10-16T10:22Z',
        'detected 2019-10-16T10:49Z',
        'acknowledged 2019-10-16T10:53Z',
        'mitigated 2019-10-16T11:33Z',
        'resolved 2019-10-16T13:58Z',
      ],
      measures: ['roughly 212000 searches came back empty', 'about 38000 $'],
      trigger: 'First nightly build after the service account migration.',
      factors: ['The index builder treats "zero rows from the catalogue export" as a valid result'],
      suggestions: ['detection/missing-alert'],
      lessons: [
        "well: Last night's index was still on disk, so rollback was a symlink away",
        'well: Category pages do not depend on search',
        'poorly: Nobody on call knew that an index could be rolled back; we waited for mirac to wake up',
        'poorly: Monitoring watched latency and 5xx, both of which *improved*',
        'lucky: The old index would have been garbage collected at noon',
      ],
      actions: [
        'done: Refuse to publish an index that is more than 20% smaller than the one it replaces (kind: prevent, owner: mirac, ref: 55120)',
        'open: Page on zero-result ratio above 15% for 5 minutes (kind: detect, owner: agoddard, ref: 55123)',
        'open: Write a playbook entry "how to roll back an index" (kind: mitigate, owner: jolene, ref: 55124)',
        'done: Audit every other job moved in the same migration (kind: prevent, owner: mirac, ref: 55131)',
      ],
    })
  })

  test('reads the SRE workbook’s: a table of metadata, a summary in labels, root causes and trigger in one', () => {
    expect(listFacts('foreign/raw/workbook-billing-rounding.md')).toEqual({
      title: 'Postmortem: Invoices rounded down to whole euros',
      authors: ['Petra V.', 'Example Ledger billing team'],
      services: ['Invoicing', 'PDF export'],
      milestones: [
        'started 2022-03-28T08:52Z',
        'detected 2022-03-28T12:05Z',
        'acknowledged 2022-03-28T12:11Z',
        'mitigated 2022-03-28T14:12Z',
        'resolved 2022-03-28T17:30Z',
      ],
      durations: ['320 minutes'],
      measures: ['9418 invoices issued on March 28 were short by up to 0.99 EUR each', '4655.1 EUR'],
      detectedBy: 'monitoring',
      trigger: 'the 7.12.0 rollout reaching the EU shard.',
      factors: [
        'A change to the currency formatter turned amounts into integers for every locale in which the decimal sign is a comma',
        'The formatter is locale-aware on output, and we fed its output back into parseInt',
      ],
      suggestions: ['software/bug', 'change/deployment'],
      lessons: [
        'well: Reconciliation caught it on the same day.',
        'well: The event log let us re-issue without asking anyone for data.',
        'poorly: Staging data had a single locale.',
        'poorly: The rollback took 50 minutes because the pipeline insisted on a full test run.',
        'lucky: It was four days before the big end-of-quarter run.',
      ],
      actions: [
        'open: Staging accounts in at least 8 locales (kind: prevent, owner: Petra V., priority: P1, ref: BILL-2201)',
        'open: Ban parseInt on formatted money with a lint rule (kind: prevent, owner: Oskar, priority: P1, ref: BILL-2202)',
        'open: Emergency rollback path that skips the suite (kind: mitigate, owner: release-eng, priority: P0, ref: REL-87)',
        'open: Run reconciliation hourly rather than daily (kind: detect, owner: Oskar, priority: P2, ref: BILL-2207)',
      ],
    })
  })

  test('reads Kehoe’s: tables of four columns, process breakdowns, "who" and "bug #"', () => {
    expect(listFacts('foreign/raw/kehoe-feed-ranking.md')).toEqual({
      title: 'Feed ranking timeouts in the eastern region',
      severity: 'Medium = 3',
      authors: ['T. Okafor'],
      milestones: [
        'started 2018-06-07T17:46Z',
        'detected 2018-06-07T17:51Z',
        'acknowledged 2018-06-07T17:51Z',
        'mitigated 2018-06-07T18:20Z',
        'resolved 2018-06-07T20:02Z',
      ],
      durations: ['136 minutes'],
      measures: ['about 1900000 members saw a chronological feed', '240000 saw an error card', '81 % of capacity during the shift'],
      detectedBy: 'monitoring',
      trigger: 'A kernel soft lockup on fstore-e-07.',
      factors: [
        "The client library's health check only opened a TCP connection",
        'Ranking calls to the feature store had a 30 second timeout and shared one pool with everything else',
      ],
      lessons: [
        'well: Traffic shift took 4 minutes from decision to effect',
        'poorly: 18 minutes spent arguing whether to shift',
        'lucky: Western region had just been expanded',
      ],
      actions: [
        'open: Lower feature store timeout to 250 ms (kind: prevent, owner: L. Brandt, due: 2018-06-21, priority: High, ref: FEED-910)',
        'open: Real request in the health check (kind: prevent, owner: D. Nwosu, due: 2018-07-05, priority: High, ref: STOR-188)',
        'open: Document who may decide on a traffic shift (owner: S. Ruiz, due: 2018-06-29, priority: Medium, ref: SRE-4417)',
      ],
    })
  })

  test('reads Atlassian’s: fault, leadup, five whys, and the severity in a sentence', () => {
    expect(listFacts('foreign/raw/atlassian-checkout-queue.md')).toEqual({
      title: 'PIR-77: Checkout stuck on "processing"',
      organization: 'Example Grocer',
      severity: 'SEV-2 = 2',
      milestones: ['started 2021-05-18T08:14Z', 'detected 2021-05-18T08:26Z', 'acknowledged 2021-05-18T08:29Z', 'resolved 2021-05-18T10:15Z'],
      measures: ['62 % of checkouts hung', '3140 orders were delayed', '418 never completed', '96 support tickets', '40 posts on social media'],
      detectedBy: 'monitoring',
      trigger: 'The event was triggered by a schema change to the `orders` topic deployed at 09:12.',
      factors: [
        'Instead of writing rejected messages to the dead letter queue, the consumer nacked them, and the broker handed them straight back',
        'Checkout hung because order confirmations were not consumed',
        'They were not consumed because one message blocked the partition',
        'It blocked because rejected messages were retried without limit',
        'Retries had no limit because the dead letter queue was switched off in a load test in February and never on again',
        'Nobody noticed because no test covers a message that cannot be parsed',
        'The dead letter queue was disabled and the consumer had no retry limit',
      ],
      suggestions: ['process/missing-test'],
      lessons: [
        'general: A toggle switched for a test needs an owner and an end date.',
        'general: Checkout needs a timeout that tells the customer something.',
      ],
      actions: [
        'done: Turn the dead letter queue back on (owner: Callum, done: 2021-05-18, ref: ORD-1120)',
        'open: Schema compatibility check in CI (owner: Ines, due: 2021-06-04, ref: ORD-1188)',
        'open: Show a message after 20 seconds of spinner (owner: Web team, due: 2021-06-11, ref: WEB-902)',
      ],
    })
  })

  test('reads PagerDuty’s: an owner above the text, time in each severity, an impact table', () => {
    expect(listFacts('foreign/raw/pagerduty-sms-carrier.md')).toEqual({
      severity: 'SEV-2 = 2',
      authors: ['@hannah'],
      milestones: ['started 2020-09-09T20:33Z', 'detected 2020-09-09T21:10Z', 'resolved 2020-09-09T21:44Z'],
      measures: ['31204 messages delayed', '0 messages lost', '188 accounts affected', '9 support requests raised'],
      detectedBy: 'monitoring',
      factors: [
        'Carrier notices go to a person, not to a list',
        'The gateway does not notice a socket that is open in one direction only',
        'Delivery receipts for Canada are not graphed apart from those of the US',
      ],
      suggestions: ['detection/missing-telemetry'],
      lessons: ['well: Nothing was lost; the queue did its work.', 'poorly: 37 minutes went by with nobody aware.'],
      actions: [
        'open: Move every carrier contact to a list (owner: @hannah, ref: MSG-310)',
        'open: Application-level keepalive on SMPP links (owner: @luz, ref: MSG-311)',
        'done: Per-country delivery receipt alert (owner: @dmitry, ref: MSG-312)',
      ],
    })
  })

  test('reads FireHydrant’s: milestones in a table, follow-ups with assignee and day in parentheses', () => {
    expect(listFacts('foreign/raw/firehydrant-login-cache.md')).toEqual({
      title: '[RETRO] Logins failing for SSO users',
      organization: 'Example Desk',
      severity: 'SEV2 = 2',
      services: ['auth-api', 'session-cache'],
      milestones: [
        'started 2023-02-14T18:20Z',
        'detected 2023-02-14T18:31:12Z',
        'acknowledged 2023-02-14T18:33:40Z',
        'mitigated 2023-02-14T19:26:30Z',
        'resolved 2023-02-14T20:05Z',
      ],
      measures: ['418 SSO tenants had at least one failed login (of 2,300)'],
      detectedBy: 'monitoring',
      factors: [
        'The session cache evicted SAML request ids early, because a new feature writes avatars into the same cache',
        'Cache memory alerts were routed to a channel that had been archived',
      ],
      lessons: ['general: Flags can fill a cache. Look at memory, not only errors, while a flag ramps up.'],
      actions: [
        'done: Separate cache cluster for avatars (owner: Bao, due: 2023-02-28, ref: ENG-7781)',
        'open: Check all alert routes for archived channels (owner: Sofie, due: 2023-03-03, ref: ENG-7784)',
      ],
    })
  })

  test('reads incident.io’s: key information, contributors, mitigators and learnings', () => {
    expect(listFacts('foreign/raw/incidentio-exports-stalled.md')).toEqual({
      title: '🔥 INC-612 Exports stalled for large workspaces',
      organization: 'Example Sheets',
      severity: 'Major = 2',
      authors: ['Noor H.'],
      milestones: ['started 2024-01-23T08:47Z', 'detected 2024-01-23T08:47Z', 'resolved 2024-01-23T11:49Z'],
      durations: ['182 minutes'],
      measures: ['37 workspaces'],
      detectedBy: 'customer',
      factors: [
        "The export worker's temp disk was full of exports nobody had downloaded",
        'Files in the temp folder have no expiry',
        'Disk metrics for the export workers are collected, but nothing alerts on them',
      ],
      suggestions: ['capacity/disk'],
      lessons: [
        'well: Exports are idempotent, so a retry was always safe.',
        'general: Support spotted the pattern after three tickets; a fast lane from support to on-call pays off.',
      ],
      actions: [
        'done: Expire temp files after 24 hours (owner: Noor H., priority: Urgent, ref: DATA-431)',
        'in-progress: Alert at 80% disk on all workers (owner: Ravi, priority: High, ref: DATA-432)',
        'open: Same clean-up for import workers (priority: Medium)',
      ],
    })
  })

  test('reads GitLab’s: numbered questions with their answers, scoped labels, corrective actions by address', () => {
    expect(listFacts('foreign/raw/gitlab-registry-gc.md')).toEqual({
      title: 'Incident Review',
      organization: 'Example Forge',
      services: ['Registry'],
      milestones: ['started 2021-11-02T13:18Z', 'detected 2021-11-02T13:30Z', 'mitigated 2021-11-02T14:54Z', 'resolved 2021-11-02T15:40Z'],
      durations: ['96 minutes'],
      measures: ['5970 projects had at least one failed push'],
      detectedBy: 'monitoring',
      trigger: 'CHG-5590, which turned online garbage collection on.',
      factors: [
        'Writes timed out on a row lock',
        'The collector opened a transaction and then waited for object storage, without limit',
        'Object storage in the test setup never answers slowly',
      ],
      suggestions: ['database/locks'],
      lessons: ["general: Rolling back a change doesn't roll back its sessions."],
      actions: [
        "open: Put a statement timeout on the collector's sessions (ref: https://forge.example/infra/registry/-/issues/3402)",
        'open: Alert on pushes separately (ref: https://forge.example/infra/registry/-/issues/3403)',
        'open: Runbook for the collector (ref: https://forge.example/infra/runbooks/-/merge_requests/91)',
      ],
    })
  })

  test('reads the Google API infrastructure team’s: prose, states in parentheses', () => {
    expect(listFacts('foreign/raw/googleapi-geocoder-config.md')).toEqual({
      title: 'Geocoder API outage incident report',
      organization: 'Example Maps',
      milestones: ['started 2013-05-15T00:26Z', 'detected 2013-05-15T00:26Z', 'resolved 2013-05-15T02:04Z'],
      measures: ['100 % of traffic to this API'],
      detectedBy: 'monitoring',
      factors: ['At 5:19 PM PT, a quota file was inadvertently released to production without having first been released to the canary environment'],
      suggestions: ['software/bug'],
      actions: [
        'done: Disable the release path that let a quota file skip the canary.',
        'done: Fix the length assumption in the library, and its tests.',
        'in-progress: Change the rollback process to be quicker and not to depend on the library it rolls back.',
        'open: Stop probes from sharing client ids with customers.',
      ],
    })
  })

  test('reads Wikitech’s: a scorecard’s parameters, actionables with {{Done}} and Phabricator', () => {
    expect(listFacts('foreign/raw/wikitech-parser-cache.txt')).toEqual({
      organization: 'Example Wiki',
      milestones: ['started 2022-06-21T10:08Z', 'detected 2022-06-21T10:08Z', 'acknowledged 2022-06-21T10:15Z', 'resolved 2022-06-21T10:47Z'],
      measures: ['about 4 % of requests failed'],
      detectedBy: 'monitoring',
      lessons: [
        'well: automated paging within a minute',
        "poorly: The script's help text has the wrong default for <code>--batch</code>",
        'lucky: It was run in the quiet hours of our biggest language',
      ],
      actions: [
        'done: Correct help text of purgeParserCache.php (ref: T291125)',
        'open: Limit batch size in the code (owner: harriet, ref: T291126)',
        'open: Warm-up mode for the parser cache (ref: T291130)',
      ],
    })
  })

  test('reads CCADB’s version 3.2: root causes with their parts, action items with criteria', () => {
    expect(listFacts('foreign/raw/ccadb-ocsp-responder.md')).toEqual({
      title: 'Example Trust CA: OCSP responses with a wrong nextUpdate',
      organization: 'Example Trust CA',
      milestones: ['started 2025-02-03T09:30Z', 'detected 2025-02-19T15:12Z', 'resolved 2025-02-20T08:20Z'],
      measures: ['3 subordinate CAs (of 11)', 'about 61000 responses'],
      detectedBy: 'third-party',
      factors: ['Setting not carried over to the new image', 'No linting of OCSP responses'],
      lessons: [
        'well: From awareness to fix in less than a day, overnight.',
        'poorly: The report waited one and a half hours in a shared mailbox.',
        'lucky: None of the responses concerned a revoked certificate.',
      ],
      actions: [
        'done: Put all responder settings under configuration management (kind: prevent, due: 2025-03-14, factor: Root Cause #1, proof: A rebuilt host passes a full comparison of settings)',
        'in-progress: Lint a sample of OCSP responses every five minutes (kind: detect, due: 2025-03-31, factor: Root Cause #2, proof: Linter rejects a planted bad response in a drill)',
        'open: Page on mails to the problem reporting address (kind: mitigate, due: 2025-04-15, factor: Root Cause #2, proof: Test mail is acknowledged within 15 minutes)',
      ],
    })
  })

  test('reads Morgue’s: detect time, contact, tickets', () => {
    expect(listFacts('foreign/raw/morgue-thumbnails.txt')).toEqual({
      title: 'Post mortem #318: Thumbnails served for the wrong listing',
      organization: 'Example Bazaar',
      severity: '2 = 2',
      authors: ['kwame'],
      milestones: ['started 2015-02-12T16:42Z', 'detected 2015-02-12T17:09Z', 'resolved 2015-02-12T18:37Z'],
      measures: ['about 0.6 % of thumbnails were wrong'],
      detectedBy: 'customer',
      actions: [
        'done: Assert that cache keys for sharded things contain a shard id (owner: kwame, ref: CORE-8831)',
        'open: Tool to bump a cache namespace without an ops person (owner: elis, ref: IMG-206)',
      ],
    })
  })

  test('reads Azure’s post incident reviews: questions, and states in parentheses', () => {
    expect(listFacts('foreign/raw/azurepir-keyvault-region.txt')).toEqual({
      title: 'Post Incident Review (PIR) – Secrets Store – Failed requests in North Central',
      organization: 'Example Cloud',
      milestones: ['started 2023-08-22T07:55Z', 'detected 2023-08-22T08:03Z', 'mitigated 2023-08-22T11:03Z', 'resolved 2023-08-22T11:03Z'],
      detectedBy: 'monitoring',
      factors: ['Secrets Store keeps its hot data in memory on a set of nodes, with a leader for each partition'],
      actions: [
        'done: We have stopped rollouts of certificates whose chain is not present on every node',
        'in-progress: We are changing the health model to regard a partition without a leader as unhealthy',
        'open: We will add a regional bake time of 24 hours for certificate changes',
      ],
    })
  })
})
