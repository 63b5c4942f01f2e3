import type {DetectionSource} from '#src/incident/incident.ts'

/** What users see, completing "checkout-api …"; the slug names it in relations and tags. */
export const symptoms: readonly {readonly slug: string; readonly words: string; readonly measure: string}[] = [
  {slug: 'errors', words: 'answered with errors', measure: '{percent} % of {serves} failed'},
  {slug: 'timeouts', words: 'timed out', measure: '{percent} % of {serves} took longer than {small} seconds'},
  {slug: 'slow', words: 'slowed down', measure: 'the 99th percentile rose from {n} ms to {limit} ms'},
  {slug: 'unavailable', words: 'was unavailable', measure: '{limit} {serves} could not be served'},
  {slug: 'delayed', words: 'fell behind', measure: '{limit} {serves} arrived up to {n} minutes late'},
  {slug: 'restarts', words: 'kept restarting', measure: '{limit} {serves} were cut off'},
  {slug: 'stale', words: 'served stale data', measure: '{percent} % of {serves} showed data up to {n} minutes old'},
  {slug: 'rejected', words: 'turned users away', measure: '{limit} users were turned away'},
  {slug: 'lost', words: 'lost records', measure: '{n} records were lost'},
  {slug: 'duplicates', words: 'did work twice', measure: '{n} {serves} happened twice'},
]

/** Narrows a title down; used where a title is taken. */
export const titleQualifiers: readonly string[] = [
  'in {region}',
  'for mobile clients',
  'during the morning peak',
  'for customers on the old plan',
  'on a Monday morning',
  'for a tenth of customers',
  'during a load test',
  'for new customers',
  'in the partner portal',
  'at month’s end',
  'for signed-in users',
  'during a holiday weekend',
  'on release {version}',
  'for the {small} largest customers',
  'behind {component}',
  'overnight',
  'for clients older than {version}',
  'during maintenance of {other}',
  'on {n} hosts',
  'with {component} at its limit',
]

/** Values of slots, the most frequent first. */
export const slotWords = {
  component: [
    'the primary database',
    'the session cache',
    'the message broker',
    'the ingress',
    'the read replica',
    'the load balancer',
    'the job queue',
    'the search cluster',
    'the object store',
    'the connection pooler',
    'the configuration service',
    'the container registry',
    'the token service',
    'the service mesh',
    'the rate limiter',
    'the feature-flag store',
    'the scheduler',
    'the metrics pipeline',
    'the CDN',
    'the key-value store',
    'the outbox table',
    'the stream processor',
    'the DNS resolver',
    'the cold-storage tier',
    'the proxy tier',
    'the lock manager',
    'the event bus',
    'the mail gateway',
    'the NAT gateway',
    'the control plane',
  ],
  region: ['eu-west-1', 'us-east-1', 'eu-central-1', 'us-west-2', 'ap-south-1', 'ap-northeast-1', 'eu-north-1', 'sa-east-1', 'ap-southeast-2', 'af-south-1'],
  error: [
    'connection refused',
    '503 Service Unavailable',
    'context deadline exceeded',
    'too many connections for role',
    '504 Gateway Timeout',
    'ECONNRESET',
    'upstream connect error or disconnect/reset before headers',
    'deadlock detected',
    'read timeout',
    'no healthy upstream',
    'max number of clients reached',
    'CrashLoopBackOff',
    'broken pipe',
    'leader election lost',
    'socket hang up',
    'canceling statement due to lock timeout',
    'GC overhead limit exceeded',
    'EMFILE: too many open files',
    'unexpected EOF',
    'quota exceeded',
    'invalid memory address or nil pointer dereference',
    'sequence number out of range',
    'checksum mismatch',
    'TLS handshake timeout',
  ],
  signal: [
    'the error rate',
    'the 99th percentile of latency',
    'queue depth',
    'CPU',
    'memory',
    'open connections',
    'consumer lag',
    'cache hits',
    'saturation of workers',
    'replication lag',
    'retransmits',
    'garbage collection',
    'thread count',
    'disk latency',
    'file descriptors',
    'the rate of restarts',
    'DNS latency',
    'throttled CPU',
  ],
  tool: [
    'the dashboard',
    'a distributed trace',
    'the access log',
    'a thread dump',
    'the slow-query log',
    'a packet capture',
    'the audit log',
    'a heap dump',
    'the deploy log',
    'a flame graph',
    'the synthetic checks',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** How an incident is noticed. */
export const detectionSentences: Readonly<Record<DetectionSource, readonly string[]>> = {
  monitoring: [
    'An alert on {signal} of {service} pages the on-call engineer.',
    'Synthetic checks of {service} fail in {region} and page {team}.',
    'The burn-rate alert of {service} fires.',
  ],
  customer: [
    'A customer reports `{error}` in {service}.',
    'Support receives {small} reports about {service} within minutes.',
    'Customers ask on social media whether {service} is down.',
  ],
  employee: [
    'A colleague testing {service} notices `{error}` and asks in the team’s channel.',
    'An engineer sees {signal} climb while looking for something else.',
  ],
  'third-party': ['A partner calls: its requests to {service} fail.', 'The hosting provider announces trouble in {region}.'],
  unknown: ['{service} is seen to fail.'],
}

/** Sentences for the timeline, by phase. */
export const timelineSentences = {
  before: [
    'A change to {component} is merged.',
    'Release {version} of {other} is deployed.',
    '{signal} of {service} starts to drift, below the threshold of any alert.',
    'The nightly job of {other} starts.',
    'Autoscaling removes {small} instances of {service}.',
    'A maintenance window of {component} begins.',
  ],
  started: [
    '{service} begins to fail with `{error}`.',
    'First {serves} fail.',
    '{signal} of {service} leaves its usual range; users are affected from here on.',
    'Requests of {service} to {component} end in `{error}`.',
  ],
  acknowledged: [
    'The on-call engineer of {team} acknowledges the page and opens an incident channel.',
    '{team} takes the incident; an incident lead is named.',
    'The page is acknowledged from a phone; a second engineer joins.',
  ],
  diagnosis: [
    '{tool} shows that {signal} rose in {region} first.',
    'A comparison of healthy and failing instances of {service} finds no difference in version.',
    '{other} is ruled out: its {signal} is flat.',
    'Engineers of {team} look at {component} and find {n} open connections.',
    '{tool} points to {component}.',
    'A restart of one instance helps for {small} minutes.',
    'Raising the number of instances from {small} to {n} changes nothing.',
    'Errors are counted by region: {percent2} % are in {region}.',
    'The last {small} changes are listed; {small} touch {component}.',
    'Logs of {service} are full of `{error}`.',
    'A suspicion that {other} sends too much is checked and dropped.',
    'The engineer who knows {component} best joins.',
    'The failure is reproduced in staging with production’s configuration.',
    'A query against {component} takes {n} seconds instead of {small} ms.',
    'Support is given a text for customers.',
    'The number of affected customers is estimated at {limit}.',
    'A vendor ticket is opened with priority.',
    'Metrics for {component} are missing for {n} minutes, so that the team works from logs.',
    'Two hypotheses are left: {component} and the network in {region}.',
    'Traffic to {region} is reduced by {percent2} % to see whether {signal} follows. It does.',
  ],
  attempt: [
    'A roll-back of {other} is started as a precaution, without effect.',
    '{component} is failed over by hand; errors go on.',
    'Caches are flushed, which makes {signal} worse for {small} minutes.',
    '{n} pods of {service} are replaced; the new ones fail alike.',
    'The time-out is raised to {small} seconds, which only hides the errors.',
  ],
  pause: ['Errors stop without anybody’s doing; the team keeps looking.', '{signal} returns to normal for now.'],
  again: ['Errors are back, with the same `{error}`.', '{signal} climbs again; the incident goes on.'],
  watching: [
    '{signal} of {service} is back to its usual level.',
    'The backlog of {n} thousand messages is worked off.',
    'Support confirms that no new reports come in.',
    'Temporary limits are lifted step by step.',
    '{tool} shows no `{error}` for {n} minutes.',
    'Instances that had been added are removed again.',
  ],
  resolved: [
    'The incident is closed after {n} minutes without errors.',
    'All checks are green; the incident is declared over.',
    'Follow-up work is noted, and the channel is archived.',
  ],
} as const

export const summarySentences = [
  '{signal} had looked normal until minutes before, and the alert that fired first was about {other}, not about {service}.',
  'Most of the time went into finding out that {component} was involved at all.',
  'Customers in {region} were hit hardest.',
  'Data was not lost, though some of it arrived late.',
  'The fix itself took {small} minutes; understanding what to fix took the rest.',
  'Internal tools that use {service} were affected as well.',
  '{other} kept working because it reads from a copy.',
  'Requests that did not need {component} were never affected.',
]

export const impactSentences = [
  'Most affected were users in {region}.',
  'About {n} customers wrote to support.',
  '{other} was degraded as a consequence, for about {n} minutes.',
  'No data was lost.',
  'Credits are due to {small} customers under their agreements.',
  'Internal reports were up to {small} hours late on the next day.',
  'Webhooks were retried and all arrived in the end.',
]

export const detailSentences = [
  'This has been so since {component} was introduced {n} months ago, and was harmless as long as {service} was small.',
  'A comment in the code says so, and the runbook does not.',
  'The same pattern exists in {other}, where it has not yet caused trouble.',
  'In review the question was raised and answered with a test that does not cover it.',
  'The documentation of {component} recommends {n}; we had {limit}.',
  'Under normal load {signal} shows nothing of it.',
  'It took {tool} to see this, since {signal} is averaged over {small} minutes.',
  'The team that runs {component} and the one that runs {service} each assumed that the other was watching.',
  'A threshold chosen for {n} requests a second is now met at {limit}.',
  'There is a limit for this in {component}; it was set high when {other} was moved and never lowered.',
  'Had {service} failed fast, {other} could have carried on with what it had.',
  'It affects {region} first because that is where {component} has the fewest instances.',
]

export const detectionDetails = [
  'The alert on {signal} has a window of {small} minutes, which is most of the delay.',
  'An alert on `{error}` alone would have been {n} minutes quicker.',
  'An alert on {component} had fired earlier and was taken for noise.',
  'The page reached the right team at once.',
  'The dashboard of {service} does not show {signal}.',
]

export const wellLessons = [
  'The incident channel was open within minutes, and one person led.',
  'The roll-back took {small} minutes, as practised.',
  'Support was informed early and answered customers from one text.',
  '{tool} made the difference visible at once.',
  'Teams of {service} and {other} worked from the same facts.',
  'The runbook for {component} was correct and was found.',
  'The status page was updated every {n} minutes.',
]

export const poorLessons = [
  'The first alert pointed at {other}, which cost {n} minutes.',
  'The dashboard of {component} needs rights that the on-call engineer did not have.',
  'The status page was late.',
  'Two fixes were tried at once, so that we could not tell which one worked.',
  'The runbook described {component} as it was {n} months ago.',
  'Nobody knew who may decide to switch {service} off.',
  'Customers noticed before {signal} did.',
]

export const luckyLessons = [
  'It happened in office hours.',
  'The engineer who built {component} happened to be at hand.',
  'Traffic was at {percent2} % of a usual day.',
  'The backup taken {small} hours earlier was not needed.',
  'A release of {other} planned for the same hour had been postponed.',
]

/** Actions that suit any incident. */
export const generalActions = [
  {kind: 'detect', title: 'Show {signal} on the dashboard of {service}'},
  {kind: 'detect', title: 'Alert on `{error}` in {service}'},
  {kind: 'mitigate', title: 'Bring the runbook of {component} up to date'},
  {kind: 'mitigate', title: 'Give on-call engineers access to {component}'},
  {kind: 'investigate', title: 'Check whether {other} has the same weakness'},
  {kind: 'repair', title: 'Send what was missed between the first error and the fix'},
  {kind: 'prevent', title: 'Review the limits of {component}'},
  {kind: 'detect', title: 'Lower the window of the alert on {signal} to {small} minutes'},
  {kind: 'mitigate', title: 'Let support publish a first status message on its own'},
  {kind: 'investigate', title: 'Find out why {signal} was not recorded for {n} minutes'},
  {kind: 'prevent', title: 'Repeat this failure in staging every quarter'},
  {kind: 'repair', title: 'Remove the temporary limit from {service}'},
] as const

export const wontDoReasons = [
  'the service is retired next quarter',
  'costs more than the {small} minutes it would save',
  'the limit above makes it moot',
  'covered by the move to {component}',
  'tried in staging, no measurable effect',
]

export const proofs = [
  'the alert fired in the exercise of that week',
  'load test with {n} % headroom',
  'https://changes.example.com/{limit}',
  'restored from backup in {n} minutes in staging',
]

export const updateSentences = {
  investigating: [
    'We are looking into problems with {service}.',
    'Some {serves} fail at the moment. We are investigating.',
    'Users in {region} may see errors in {service}.',
  ],
  identified: ['We know what causes the problems with {service} and work on a fix.', 'The cause is found in {component}; a fix is being prepared.'],
  update: [
    'The fix is being rolled out; {percent2} % of {serves} work again.',
    'We are still working on it. The next update follows within {n} minutes.',
    'Users outside {region} are no longer affected.',
  ],
  monitoring: ['A fix is in place. We are watching the results.', '{service} works again; we keep an eye on it.'],
  resolved: ['{service} works as usual again. We are sorry for the trouble.', 'This incident is resolved. A postmortem will follow.'],
} as const

export const comparisonSentences = [
  'We have been here before: see [[{link}]].',
  'The pattern is that of [[{link}]], with another component.',
  'What had stopped [[{link}]] was tried first, and helped in part.',
  'An action from [[{link}]] would have prevented this, had it been finished.',
]
