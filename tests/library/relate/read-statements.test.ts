import {describe, expect, test} from 'vitest'
import {anonymous} from '#src/incident/viewer.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'
import {readDocument} from '#src/library/read-document.ts'
import {compareNear, openReading} from '#src/library/relate/compare-near.ts'
import {findMention, readStatements} from '#src/library/relate/read-statements.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'

async function read(id: string, text: string): Promise<PublishedDocument> {
  const reading = await readDocument(`${id}.md`, new TextEncoder().encode(text))
  if (!('document' in reading)) throw new Error(`Cannot read ${id}: ${reading.problem.message}`)
  return reading.document
}

describe('findMention()', () => {
  const find = async (text: string) => findMention(await read('a', `---\ntitle: A\n---\n\n${text}\n`), new Set(['b']), 'The queue stopped')

  test('takes the sentence that links there, with the title where the link is', async () => {
    expect(await find('It began at ten. As in [[b]], *nobody* was told. Then it ended.')).toMatchObject({
      text: 'As in The queue stopped, nobody was told.',
      place: 'section',
    })
    expect(await find('First.\n\n## Lessons\n\n- Nothing of this\n- See [[b]]\n')).toMatchObject({text: 'See The queue stopped', anchor: 's-lessons'})
    expect(await find('[[b]] was the same. This was worse.')).toMatchObject({text: 'The queue stopped was the same.'})
  })

  test('finds it in the timeline and among the remediation', async () => {
    expect(await find('## Timeline\n\n- **2024-05-01 10:00** — It looks like [[b]].\n')).toMatchObject({
      place: 'entry',
      index: 0,
      text: 'It looks like The queue stopped.',
    })
    expect(await find('## Remediation\n\n- [ ] Do what [[b]] asked for\n')).toMatchObject({place: 'action', text: 'Do what The queue stopped asked for'})
  })

  test('finds no other link, and none in code', async () => {
    expect(await find('See [[c]] and `[[b]]`.')).toBeUndefined()
  })
})

test('readStatements() gives the words of both documents, also by an old address, and nothing of a hidden one', async () => {
  const store = openMemoryStore()
  const own = await read('2024-05-02-b', '---\ntitle: B\naliases: [old-b]\n---\n\nThis is unlike [[2024-05-01-a]], which was short.\n')
  const other = await read(
    '2024-05-01-a',
    '---\ntitle: A\nrelated:\n  - {to: old-b, type: same-symptom}\n---\n\nIt was short. Much of [[old-b]] is still to come.\n',
  )
  const secret = await read('2024-05-03-c', "---\ntitle: C\nvisibility: restricted\naudience: ['@ada']\n---\n\nSee [[2024-05-02-b]].\n")
  await store.apply({publish: [own, other, secret], unreadable: [], remove: []})
  const {references, titles} = await compareNear(store, anonymous, own)
  const statements = await readStatements(own, references, titles, openReading(store, anonymous))
  expect([...statements.keys()]).toEqual(['2024-05-01-a'])
  expect(statements.get('2024-05-01-a')).toMatchObject({
    here: {text: 'This is unlike A, which was short.'},
    there: {text: 'Much of B is still to come.'},
    relations: [{type: 'same-symptom', evidence: {start: {line: 4}}}],
  })
})
