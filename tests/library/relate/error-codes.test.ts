import {describe, expect, test} from 'vitest'
import {listErrorCodes} from '#src/library/relate/error-codes.ts'

describe('listErrorCodes()', () => {
  test.each([
    ['The container ended with exit code 137.', ['exit code 137']],
    ['Each worker exited with status 139, again and again.', ['exit code 139']],
    ['The job exits with code 3 since the release.', ['exit code 3']],
    ['pod/worker: Exit Code: 137', ['exit code 137']],
    ['Exited (137) 4 minutes ago', ['exit code 137']],
    ['Half of the workers had an exit status of 42, and one exit code=2.', ['exit code 42', 'exit code 2']],
    ['The encoder was killed by signal 9 on two hosts.', ['SIGKILL']],
    ['It crashed with SIGSEGV; the log says terminated by signal 11.', ['SIGSEGV']],
    ['Transactions failed with SQLSTATE 40001 and SQLSTATE[40P01].', ['SQLSTATE 40001', 'SQLSTATE 40P01']],
    ['pq: could not serialize access (SQLSTATE: 40001)', ['SQLSTATE 40001']],
    ['ERROR:  57014: canceling statement due to statement timeout', ['SQLSTATE 57014']],
    ['ERROR 1213 (40001): Deadlock found when trying to get lock', ['SQLSTATE 40001']],
  ])('reads %j', (text, codes) => {
    expect(listErrorCodes(text)).toEqual(codes)
  })

  test.each([
    'Of the workers 137 ended at once.',
    'It exited with 137 errors in its log.',
    'The script logged its exit code 137 times.',
    'An exit code 3 other processes had as well told nobody anything.',
    'We saw the first signal 9 minutes later.',
    'The alert came with signal 9 minutes too late.',
    'The tower sent signal 11 to nobody.',
    'Errors 40001 to 57014 are those of the table.',
    '40001 rows were lost, and 57014 more were written twice.',
    'ERROR: 57014 rows could not be written',
    'ERROR: 50000: too many rows',
    'The exit 137 of the motorway was closed.',
    // What any failure has, or none.
    'The job exited with status 1, and then with exit code 0; ssh had exit status 255.',
    'SQLSTATE 00000, SQLSTATE HY000 and SQLSTATE 01000',
    'It was stopped by SIGTERM for the release, that is, by signal 15.',
    'It had exit code 1370.',
  ])('reads no code in %j', text => {
    expect(listErrorCodes(text)).toEqual([])
  })
})
