import {expect, test} from 'vitest'
import type {Role} from '#src/incident/viewer.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {writeOwnCalendar} from '#src/server/remediation/write-own-calendar.ts'
import {aLibrary} from './a-library.ts'

async function list(name: string, role: Role = 'viewer'): Promise<readonly string[]> {
  const text = await writeOwnCalendar({...(await aLibrary()), environment: readEnvironment({})}, {id: '1', name, email: `${name}@example.com`, role})
  return [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title = '']) => title)
}

test('writeOwnCalendar() has what somebody and their teams have promised, under each of their names, with a day and open', async () => {
  expect(await list('ada')).toEqual(['Late of Ada', 'Soon of her team', 'Of Ada by name'])
})

test('writeOwnCalendar() has what its owner may see and nothing else: not what is restricted to others, nor a draft', async () => {
  expect(await list('grace')).toEqual(['Hidden of Grace', 'Of Grace'])
  expect(await list('ada', 'author')).toContain('Draft of Ada')
  expect(await list('ada', 'administrator')).not.toContain('Draft of Ada')
})

test('writeOwnCalendar() is empty for who goes by no handle', async () => {
  expect(await list('nobody', 'administrator')).toEqual([])
})
