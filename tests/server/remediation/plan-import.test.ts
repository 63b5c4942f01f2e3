import {expect, test} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {planImport, readTableBytes} from '#src/server/remediation/plan-import.ts'
import {aLibrary} from './a-library.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('planImport() knows the actions that a viewer may see, and says of others what it says of those that are not there', async () => {
  const library = await aLibrary()
  const table = readTableBytes(
    bytes('incident,title,status\n2026-01-10-public,Of Grace,done\n2026-01-11-restricted,Hidden of Ada,done\n2026-01-11-nowhere,Hidden of Ada,done\n'),
  )
  const {changes, problems} = await planImport(library, anonymous, table)
  expect(changes.map(({action}) => action.title)).toEqual(['Of Grace'])
  const [hidden, absent] = problems.map(({message}) => message)
  expect(hidden?.replace('restricted', 'nowhere')).toBe(absent)
  expect((await planImport(library, operator, table)).changes).toHaveLength(2)
})

test('readTableBytes() refuses what is too long or no UTF-8, and says what to do', () => {
  expect(readTableBytes(new Uint8Array(6 * 1024 * 1024)).problems[0]?.message).toContain('expected 5 MiB at most')
  expect(readTableBytes(Uint8Array.of(0x69, 0xe9, 0x0a)).problems[0]?.message).toContain('save the table as “CSV UTF-8”')
})
