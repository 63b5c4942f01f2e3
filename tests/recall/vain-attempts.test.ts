import {describe, expect, test} from 'vitest'
import {isVain} from '#src/library/recall/vain-attempts.ts'

describe('isVain()', () => {
  test.each([
    'The restart fails, because the disk is full.',
    'A second attempt to fail over to the replica failed.',
    'The rollback of the gateway failed as well.',
    'Efforts to rebuild the index did not succeed.',
    'We restarted the database, but errors continued.',
    'Adding two nodes did not help.',
    'We rolled back the release, which made no difference.',
    'Reverting the flag had no impact on the error rate.',
    'Workers were restarted without success.',
    'The carrier added lines, which was not enough.',
    'The switch to the other region did not end it.',
    'Timeouts came back minutes after the reboot.',
    'What usually helps, a restart of the workers, does not.',
    'The hotfix was unsuccessful.',
    "Scaling up didn't fix the problem.",
  ])('takes %j for an attempt that did not help', sentence => {
    expect(isVain(sentence)).toBe(true)
  })

  test.each([
    'We rolled back the release after health checks failed.',
    'A fix for the failed logins went out at 14:20 and ended the incident.',
    'The primary failed over to the replica automatically.',
    'Because the disk had failed, the machine was restarted and everything worked.',
    'Up to half of all connections failed or needed several attempts.',
    'Nothing made the attempts rarer, so failed connections bred more of them.',
    'After 900 failed attempts to log in, the account was locked.',
    'The failover had no effect on customers.',
    'Errors returned to normal after the rollback.',
    'The account does not say so, but a second provider is among its remedies.',
    'The rollback ended the errors that two failed jobs had caused.',
    'The restart of the queue that failed first brought it back.',
    'A retry of the job succeeded.',
    'Errors continued for two hours.',
    'The quota was not enough for a month of logs.',
  ])('takes %j for none', sentence => {
    expect(isVain(sentence)).toBe(false)
  })
})
