import type {ActionKind} from '#src/incident/action-item.ts'

/** One way in which things go wrong, in sentences with slots (`{service}`, `{component}`; see `fill-template.ts`). */
export type IncidentScenario = {
  /** Names the scenario in file names. */
  readonly slug: string
  /** `group/name` of the vocabulary of factors. */
  readonly category: string
  /** Completes "checkout-api timed out …". */
  readonly because: readonly string[]
  readonly trigger: readonly string[]
  readonly factorTitle: readonly string[]
  readonly factorText: readonly string[]
  readonly found: readonly string[]
  readonly fix: readonly string[]
  readonly actions: readonly {readonly kind: ActionKind; readonly title: string}[]
}

/** The most frequent first: they are picked by Zipf's law. */
export const incidentScenarios: readonly IncidentScenario[] = [
  {
    slug: 'connection-pool',
    category: 'database/connections',
    because: ['when the connection pool was exhausted', 'after new pods used up every database connection', 'while idle transactions held all connections'],
    trigger: [
      'A scale-out of {service} to {n} pods opened more connections to {component} than its limit of {limit} allows.',
      'A batch job of {other} kept {n} transactions open in {component} while it waited for a partner.',
    ],
    factorTitle: ['Every pod sized its pool as if it were alone', 'Connections were held during slow calls', 'Nothing bounded the sum of all pools'],
    factorText: [
      'Each instance may open {small} connections, and nobody had multiplied that by the number of instances.',
      'A transaction stayed open across a call to {other}; when {other} slowed down, connections were not returned.',
    ],
    found: ['{component} refuses clients with `{error}`; all {limit} connections are in use.', 'Most sessions in {component} are idle in transaction.'],
    fix: ['The pool of {service} is cut to {small} connections a pod and the idle sessions are ended.', 'A pooler is put in front of {component}.'],
    actions: [
      {kind: 'prevent', title: 'Put a connection pooler in front of {component}'},
      {kind: 'detect', title: 'Alert when {component} has used 80 % of its connections'},
      {kind: 'prevent', title: 'End transactions that have been idle for more than {small} seconds'},
    ],
  },
  {
    slug: 'bad-deploy',
    category: 'change/code',
    because: ['after a release', 'when a release changed the order of start-up', 'after a refactoring reached production'],
    trigger: ['Release {version} of {service} went out to all instances.', 'A change to how {service} validates input was deployed as part of {version}.'],
    factorTitle: ['The new code path was never run with production data', 'A default changed silently', 'The release reached every instance at once'],
    factorText: [
      'The tests covered an empty {component}, and the failure needs one with more than {n} entries.',
      'Version {version} treats a missing field as an error, and older clients leave it out.',
    ],
    found: ['The first `{error}` in the logs of {service} is seconds younger than {version}.', 'Only instances that run {version} fail.'],
    fix: ['{service} is rolled back from {version} to the release before.', 'The change is reverted and {service} is deployed again.'],
    actions: [
      {kind: 'prevent', title: 'Release {service} to one region first and wait {small} minutes'},
      {kind: 'mitigate', title: 'Roll {service} back automatically when errors exceed {percent} %'},
      {kind: 'prevent', title: 'Add a test of {service} with a full-sized {component}'},
    ],
  },
  {
    slug: 'configuration',
    category: 'change/configuration',
    because: ['after a configuration change', 'when a wrong value was rolled out', 'after a clean-up of old settings'],
    trigger: [
      'A change to the configuration of {component} was merged and applied everywhere within {small} minutes.',
      'A setting that looked unused was removed from {service}.',
    ],
    factorTitle: ['Configuration was not validated before it was applied', 'Configuration had no staged roll-out', 'The same setting stood in two places'],
    factorText: [
      'The value parses and makes no sense: a time-out in seconds where {component} reads milliseconds.',
      'Code goes out step by step, configuration to everyone at once.',
    ],
    found: ['A diff of the configuration shows the only change of the last {n} minutes.', '{component} logs `{error}` from the moment the change was applied.'],
    fix: ['The change is reverted and {component} reloaded.', 'The old value is put back by hand, then in the repository.'],
    actions: [
      {kind: 'prevent', title: 'Validate the configuration of {component} before it is merged'},
      {kind: 'prevent', title: 'Roll configuration out in stages, like code'},
      {kind: 'mitigate', title: 'Write down how to revert a configuration change in {small} minutes'},
    ],
  },
  {
    slug: 'memory-limit',
    category: 'capacity/memory',
    because: ['when instances ran out of memory', 'while pods were killed for memory', 'after a cache outgrew its container'],
    trigger: [
      'Traffic of {percent} % more than usual met {service} with the memory limit of last year.',
      'A customer sent payloads of {n} MB, which {service} reads whole.',
    ],
    factorTitle: ['The memory limit had no headroom', 'A cache without a bound', 'A restart loses what an instance was doing'],
    factorText: [
      '{service} normally uses {percent2} % of its limit, so that a small peak was enough.',
      'The cache in front of {component} keeps every key for as long as the process lives.',
    ],
    found: [
      'Pods of {service} are restarted with `OOMKilled`, {n} in a quarter of an hour.',
      'Memory of {service} grows in a straight line from each restart on.',
    ],
    fix: ['The memory limit of {service} is doubled and its pods are replaced one by one.', 'The cache is bounded to {n} entries.'],
    actions: [
      {kind: 'detect', title: 'Alert when a pod of {service} uses 85 % of its memory'},
      {kind: 'prevent', title: 'Bound the cache in front of {component}'},
      {kind: 'prevent', title: 'Refuse payloads larger than {small} MB'},
    ],
  },
  {
    slug: 'vendor-outage',
    category: 'dependency/vendor',
    because: ['during an outage of a vendor', 'when a provider degraded without notice', 'after maintenance at a supplier'],
    trigger: ['The provider of {component} had an outage in {region}.', 'Maintenance that a vendor had announced as harmless restarted both of its nodes.'],
    factorTitle: ['{service} cannot work without one vendor', 'No second provider', 'The vendor is called while a user waits'],
    factorText: [
      'Every request of {service} waits for the vendor, for data that changes once a day.',
      'A second provider has been planned and was never connected.',
    ],
    found: ['Calls to the vendor take {n} seconds or end in `{error}`; its status page says nothing yet.', 'Requests that do not need the vendor are fine.'],
    fix: [
      'Calls to the vendor are switched off by a flag, and {service} answers with the values of yesterday.',
      'The vendor restores its service, and queued requests are sent again.',
    ],
    actions: [
      {kind: 'mitigate', title: 'Answer from a cache when the vendor fails'},
      {kind: 'prevent', title: 'Connect a second provider for {component}'},
      {kind: 'detect', title: 'Measure the vendor from outside, every minute'},
    ],
  },
  {
    slug: 'missing-timeout',
    category: 'resilience/missing-timeout',
    because: ['because a call had no time-out', 'while threads waited for a slow neighbour', 'when one slow dependency held every worker'],
    trigger: ['{other} began to answer in {n} seconds instead of milliseconds.', 'A network path to {component} dropped packets without closing connections.'],
    factorTitle: ['A call without a time-out', 'Workers are shared between fast and slow requests', 'No circuit breaker'],
    factorText: [
      'The client library waits for ever unless told otherwise, and {service} does not tell it.',
      'One pool of {n} workers serves all routes, so a single slow one takes them all.',
    ],
    found: ['All {n} workers of {service} wait in a call to {other}.', 'Thread dumps of {service} show the same frame everywhere.'],
    fix: ['A time-out of {small} seconds is set for calls to {other}.', '{other} is restarted, and {service} after it to free its workers.'],
    actions: [
      {kind: 'prevent', title: 'Give every call of {service} a time-out'},
      {kind: 'mitigate', title: 'Put a circuit breaker around calls to {other}'},
      {kind: 'prevent', title: 'Serve slow routes of {service} from workers of their own'},
    ],
  },
  {
    slug: 'retry-storm',
    category: 'resilience/retry-storm',
    because: ['under a storm of retries', 'when clients retried all at once', 'after a short blip was multiplied by retries'],
    trigger: [
      'A restart of {component} failed {n} requests, and each client tried again at once.',
      'A blip of {small} seconds in {region} made every client reconnect in the same second.',
    ],
    factorTitle: ['Retries without back-off', 'Three layers retry, each three times', 'Clients reconnect in step'],
    factorText: [
      'Clients retry at once and up to {small} times; under load that multiplies the load.',
      'Gateway, service and driver each retry: one failed query became {n}.',
    ],
    found: ['Requests to {component} are {small} times what users send.', 'Traffic comes in waves of exactly {small} seconds.'],
    fix: ['The gateway sheds {percent2} % of requests until {component} has caught up.', 'Retries are switched off by a flag.'],
    actions: [
      {kind: 'prevent', title: 'Retry with exponential back-off and jitter'},
      {kind: 'mitigate', title: 'Give {service} a retry budget of {percent} %'},
      {kind: 'mitigate', title: 'Shed load at the gateway before {component} saturates'},
    ],
  },
  {
    slug: 'disk-full',
    category: 'capacity/disk',
    because: ['when a disk filled up', 'after logs had filled a volume', 'when write-ahead logs were no longer removed'],
    trigger: ['A debug log level left on in {service} wrote {n} GB a day.', 'A replica that had been away for days kept {component} from removing old logs.'],
    factorTitle: ['Nothing rotated the log', 'The alert on free space had been muted', 'One volume for data and logs'],
    factorText: ['The alert fired {small} days before and was muted as noise.', 'Log and data share a volume, so that one can starve the other.'],
    found: ['{component} stops with `no space left on device`.', 'The volume of {component} is at 100 %, {n} GB of it logs.'],
    fix: ['Old logs are removed and the volume grown by {n} GB.', 'The abandoned replication slot is dropped.'],
    actions: [
      {kind: 'detect', title: 'Alert on the day a volume will be full, not on a percentage'},
      {kind: 'prevent', title: 'Rotate the logs of {service} by size'},
      {kind: 'repair', title: 'Give the logs of {component} a volume of their own'},
    ],
  },
  {
    slug: 'expired-certificate',
    category: 'dependency/certificate',
    because: ['when a certificate expired', 'after an intermediate certificate ran out', 'because a renewed certificate was not loaded'],
    trigger: ['The certificate of {component} expired at that minute.', 'A renewed certificate was on disk and {service} had not been told to read it.'],
    factorTitle: ['Renewal was a manual step', 'Nobody watched this certificate', 'Reloading was nobody’s job'],
    factorText: [
      'All certificates are renewed by a job but this one, which predates the job.',
      'The check looks at public addresses only, and this one is internal.',
    ],
    found: ['Clients report `x509: certificate has expired or is not yet valid`.', 'Connections opened before the hour still work, new ones fail.'],
    fix: ['A new certificate is issued and loaded on {n} hosts.', '{service} is restarted and reads the renewed certificate.'],
    actions: [
      {kind: 'prevent', title: 'Renew the certificate of {component} automatically'},
      {kind: 'detect', title: 'Alert {n} days before any certificate expires'},
      {kind: 'investigate', title: 'List every certificate that no job renews'},
    ],
  },
  {
    slug: 'failover',
    category: 'resilience/failover-failed',
    because: ['after a failover that half succeeded', 'when a standby took over with stale data', 'while clients clung to the old primary'],
    trigger: ['The primary of {component} lost its host.', 'A planned failover of {component} in {region} began.'],
    factorTitle: ['Clients remember the old primary', 'The standby was {small} minutes behind', 'Failover had not been practised'],
    factorText: ['{service} looks the address up once, when it starts.', 'The last exercise was {n} weeks ago and left out {other}.'],
    found: ['Half of the instances of {service} still write to the old primary.', 'Replication to the standby had stopped {n} minutes earlier.'],
    fix: ['{service} is restarted so that it finds the new primary.', 'The old primary is fenced off, and its last writes are replayed.'],
    actions: [
      {kind: 'prevent', title: 'Make {service} follow a failover of {component}'},
      {kind: 'prevent', title: 'Practise the failover of {component} every quarter'},
      {kind: 'detect', title: 'Alert when a replica lags by more than {small} seconds'},
    ],
  },
  {
    slug: 'slow-query',
    category: 'database/queries',
    because: ['when a query lost its index', 'after a query plan changed', 'under a report that read a whole table'],
    trigger: ['Statistics of {component} were refreshed overnight, and one query got another plan.', 'A customer ran a report over {n} months.'],
    factorTitle: ['The planner preferred a full scan', 'Reports run on the primary', 'An index was dropped as unused'],
    factorText: [
      'The table had passed {n} million rows, where the planner’s estimate tips over.',
      'The index looked unused because the job that needs it runs once a month.',
    ],
    found: ['One query makes up {percent2} % of the load of {component}.', 'The plan shows a sequential scan of {n} million rows.'],
    fix: ['The index is created again without locking the table.', 'The report is cancelled and moved to a replica.'],
    actions: [
      {kind: 'prevent', title: 'Run reports on a replica'},
      {kind: 'detect', title: 'Alert on queries of {component} that take more than {small} seconds'},
      {kind: 'prevent', title: 'Check the plans of the {n} hottest queries in every release'},
    ],
  },
  {
    slug: 'traffic-peak',
    category: 'capacity/load',
    because: ['under a peak of traffic', 'when a campaign doubled the load', 'while autoscaling lagged behind'],
    trigger: ['A campaign sent {n} thousand people within {small} minutes.', 'A crawler asked for {n} pages a second.'],
    factorTitle: ['Autoscaling needs longer than the peak lasts', 'Nobody had told operations of the campaign', 'Capacity was planned for the average'],
    factorText: ['A new instance takes {small} minutes to serve; the peak came in one.', 'The last load test was {n} weeks old and stopped at half of this.'],
    found: ['{service} runs at its maximum of {n} instances, all with full CPU.', 'Requests queue in front of {service} for {small} seconds.'],
    fix: ['The maximum is raised to {n} instances and the cache is warmed.', 'The campaign is paused and the crawler is limited.'],
    actions: [
      {kind: 'prevent', title: 'Scale {service} ahead of campaigns'},
      {kind: 'mitigate', title: 'Serve a static page when the queue exceeds {small} seconds'},
      {kind: 'prevent', title: 'Load-test {service} at three times its peak'},
    ],
  },
  {
    slug: 'dns',
    category: 'dependency/dns',
    because: ['when names did not resolve', 'after a DNS record was removed', 'while resolvers were overloaded'],
    trigger: ['A clean-up removed a record that {service} still used.', 'The resolvers in {region} hit their limit of {n} queries a second.'],
    factorTitle: ['A record that nothing claimed', 'Every call looks the name up again', 'Negative answers were cached for an hour'],
    factorText: ['Records have no owner, and the clean-up took silence for consent.', 'Search domains turn each look-up into {small}.'],
    found: ['Look-ups of {component} end in `NXDOMAIN`.', 'Resolvers drop {percent} % of queries.'],
    fix: ['The record is back, and caches are flushed.', 'A node-local cache takes the load from the resolvers.'],
    actions: [
      {kind: 'prevent', title: 'Give every DNS record an owner'},
      {kind: 'mitigate', title: 'Lower the negative TTL to {small} seconds'},
      {kind: 'detect', title: 'Resolve the {n} most used names every minute'},
    ],
  },
  {
    slug: 'queue-backlog',
    category: 'software/error-handling',
    because: ['behind a poisoned message', 'while one message was retried for ever', 'when a consumer stopped without saying so'],
    trigger: ['A message with an empty field reached {component}.', 'A partner sent an event in a form that {service} does not know.'],
    factorTitle: ['One bad message stops the queue', 'No dead-letter queue', 'The consumer swallowed its error'],
    factorText: ['The consumer gives a message back when it fails, and takes the same one next.', 'The exception was caught and logged at debug level.'],
    found: [
      'Lag of {component} grows by {n} messages a minute; the consumer reads one message again and again.',
      'The consumer’s last log line is {n} minutes old.',
    ],
    fix: [
      'The message is moved aside, and the backlog of {n} thousand is worked off.',
      'The consumer is restarted with a version that skips what it cannot read.',
    ],
    actions: [
      {kind: 'mitigate', title: 'Move messages aside after {small} attempts'},
      {kind: 'detect', title: 'Alert when the oldest message of {component} is {small} minutes old'},
      {kind: 'prevent', title: 'Validate events of {other} at the door'},
    ],
  },
  {
    slug: 'migration-lock',
    category: 'database/locks',
    because: ['while a migration held a lock', 'when a schema change waited for a lock', 'during a column change'],
    trigger: ['A migration of {service} asked for an exclusive lock during the day.', 'A backfill of {n} million rows started.'],
    factorTitle: ['Waiting for a lock blocks everyone behind', 'Migrations have no lock time-out', 'The table was small when this was last done'],
    factorText: ['The migration waited for a long query, and every query after it waited for the migration.', 'In the test database the table has {n} rows.'],
    found: ['{n} sessions wait for one lock in {component}.', 'The migration has been waiting for {small} minutes.'],
    fix: ['The migration is cancelled, and the queue dissolves within seconds.', 'The long query in front is ended.'],
    actions: [
      {kind: 'prevent', title: 'Give migrations a lock time-out of {small} seconds'},
      {kind: 'prevent', title: 'Review migrations of tables above {n} million rows'},
      {kind: 'detect', title: 'Alert when more than {small} sessions wait for a lock'},
    ],
  },
  {
    slug: 'race-condition',
    category: 'software/race-condition',
    because: ['through a race between two workers', 'when two jobs ran at once', 'after a lock expired too early'],
    trigger: ['Two workers of {service} took the same job within milliseconds.', 'A pause of {small} seconds let a lock expire while its owner went on.'],
    factorTitle: ['The lock expires before the work is done', 'A check and the act on it were two steps', 'The operation cannot be repeated safely'],
    factorText: ['The lock lasts {small} seconds and the job longer, on a bad day.', 'Nothing in {component} refuses the second write.'],
    found: ['Two log lines, {n} ms apart, claim the same job.', '{n} records in {component} exist twice.'],
    fix: ['One worker only is left running, and {n} duplicates are removed.', 'A unique constraint refuses the second write.'],
    actions: [
      {kind: 'prevent', title: 'Make the job of {service} safe to repeat'},
      {kind: 'repair', title: 'Remove the duplicates from {component}'},
      {kind: 'detect', title: 'Count duplicates in {component} every hour'},
    ],
  },
  {
    slug: 'network-partition',
    category: 'network/partition',
    because: ['when a network path failed', 'after a switch lost its neighbours', 'while two zones could not see each other'],
    trigger: ['A switch in {region} restarted after a firmware update.', 'A provider’s fibre in {region} was cut.'],
    factorTitle: ['Both paths ran through one device', 'The quorum needed the lost zone', 'Health checks took the other road'],
    factorText: ['The second path was bought from another provider and runs in the same duct.', 'The health check and the traffic use different networks.'],
    found: ['{percent2} % of packets between two zones of {region} are lost.', '{component} elects a leader every {small} seconds.'],
    fix: ['Traffic is moved out of {region}.', 'The device is isolated and the routes withdrawn.'],
    actions: [
      {kind: 'prevent', title: 'Verify that the two paths of {region} share no duct'},
      {kind: 'mitigate', title: 'Practise moving traffic out of {region}'},
      {kind: 'detect', title: 'Measure packet loss between zones'},
    ],
  },
  {
    slug: 'missing-alert',
    category: 'detection/missing-alert',
    because: ['and nobody was told', 'for hours before anyone noticed', 'unnoticed by monitoring'],
    trigger: ['A nightly job of {service} stopped and left no trace.', 'A renamed metric left its alert without data.'],
    factorTitle: ['No alert on what did not happen', 'An alert without data is a green alert', 'The dashboard showed averages'],
    factorText: [
      'Everything that ran was measured, and what does not run measures nothing.',
      'Averaged over all customers, {percent} % of failures did not stand out.',
    ],
    found: ['The last successful run of the job was {n} hours ago.', 'The alert’s metric has not existed for {n} days.'],
    fix: ['The job is started by hand and catches up in {n} minutes.', 'The metric is renamed back.'],
    actions: [
      {kind: 'detect', title: 'Alert when the job of {service} has not run'},
      {kind: 'detect', title: 'Treat an alert without data as firing'},
      {kind: 'investigate', title: 'Find alerts whose metric no longer exists'},
    ],
  },
  {
    slug: 'quota',
    category: 'capacity/quota',
    because: ['at a forgotten quota', 'when a provider’s limit was reached', 'after an account ran into its quota'],
    trigger: ['Growth took {service} past a quota of {limit} at its cloud provider.', 'A new environment used the same quota as production.'],
    factorTitle: ['Quotas are not written down', 'Test and production share an account', 'Raising it takes a ticket'],
    factorText: ['The quota had been raised once, {n} months ago, and forgotten.', 'An increase needs {small} hours at the provider, at best.'],
    found: ['The provider answers `429 Too Many Requests`.', 'New instances stay in pending with `{error}`.'],
    fix: ['The quota is raised to {limit} by the provider.', 'The test environment is switched off to make room.'],
    actions: [
      {kind: 'detect', title: 'Watch every quota at 70 %'},
      {kind: 'prevent', title: 'Move tests to an account of their own'},
      {kind: 'investigate', title: 'List the quotas that {service} depends on'},
    ],
  },
  {
    slug: 'permissions',
    category: 'security/permissions',
    because: ['after a permission was tightened', 'when a role lost a right', 'because a token had been rotated'],
    trigger: ['A review of rights removed one that {service} uses once a day.', 'A token of {other} was rotated, and one of its {small} users was not told.'],
    factorTitle: ['Nobody knew who uses the token', 'Rights that are used rarely look unused', 'A refusal was retried as if it were a blip'],
    factorText: ['Usage was looked at for {small} days, and the job runs monthly.', 'The token is shared, which nothing in the store shows.'],
    found: ['{service} logs `403 Forbidden` for {component}.', 'Only the jobs that use the old token fail.'],
    fix: ['The right is given back, limited to {component}.', 'The new token is handed to {service}.'],
    actions: [
      {kind: 'prevent', title: 'Give each user of {component} a token of its own'},
      {kind: 'prevent', title: 'Look at {n} days of use before a right is removed'},
      {kind: 'mitigate', title: 'Keep a rotated token valid for {small} hours'},
    ],
  },
  {
    slug: 'clock',
    category: 'software/time-handling',
    because: ['when clocks were changed', 'at the turn of the month', 'because of a date on 29 February'],
    trigger: ['The hour between two and three came twice that night.', 'The first job of the month read a date without a zone.'],
    factorTitle: ['A local time was taken for an instant', 'The schedule runs in the host’s zone', 'Nobody tests the last day of a month'],
    factorText: ['The job compares local times, so an hour came twice.', 'Half of the hosts run in UTC, half in the office’s zone.'],
    found: ['The job of {service} ran twice, {n} minutes apart.', 'All failing records are dated to the same hour.'],
    fix: ['The second run is undone, record by record.', 'The schedule is moved to UTC.'],
    actions: [
      {kind: 'prevent', title: 'Run every schedule in UTC'},
      {kind: 'prevent', title: 'Test {service} on the days when clocks change'},
      {kind: 'repair', title: 'Correct the {n} records of that night'},
    ],
  },
  {
    slug: 'power',
    category: 'dependency/power',
    because: ['after a power failure', 'when a rack lost power', 'during work on the electricity'],
    trigger: ['Work on the electricity took both feeds of a rack in {region}.', 'A breaker tripped in {region}, and the battery lasted {small} minutes.'],
    factorTitle: ['Both feeds met in one breaker', 'The battery had aged', 'All replicas stood in one rack'],
    factorText: ['The battery was rated for {n} minutes when it was new.', 'Three replicas of {component} stood in the same rack since a move.'],
    found: ['{n} hosts in {region} are silent at once.', 'Remote management of the rack does not answer.'],
    fix: ['Power is back, and hosts are started in order.', '{component} is restored from replicas elsewhere.'],
    actions: [
      {kind: 'prevent', title: 'Spread the replicas of {component} over racks'},
      {kind: 'detect', title: 'Test the batteries in {region} twice a year'},
      {kind: 'mitigate', title: 'Write down the order in which hosts are started'},
    ],
  },
]
