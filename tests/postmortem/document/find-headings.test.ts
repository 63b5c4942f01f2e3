import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const sectionsOf = (text: string): readonly (readonly [string, string | undefined])[] =>
  readPostmortem(text, 'x').incident.sections.map(({kind, heading}) => [kind, heading] as const)
const about = 'The consumers of the queue could not authenticate any more, so that orders waited for two hours before anybody saw it.'

describe('findHeadings() in a text without Markdown', () => {
  test('takes numbered chapters for headings, though Markdown takes them for lists of one item', () => {
    expect(sectionsOf(`1. CAUSE\n\n${about}\n\n2. RESTORATION\n\n${about}\n\n3. PREVENTIVE ACTION\n\n${about}\n`)).toEqual([
      ['rootCause', 'CAUSE'],
      ['resolution', 'RESTORATION'],
      ['remediation', 'PREVENTIVE ACTION'],
    ])
  })

  test('leaves a numbered list a list', () => {
    expect(sectionsOf(`Action items\n\n1. Prevention of retries\n2. Detection of full queues\n`)).toEqual([['remediation', 'Action items']])
  })

  test.each([
    ['What we are doing so it does not happen again', 'remediation'],
    ['Why it took so long', 'lessonsPoor'],
    ['Warum ist das passiert?', 'rootCause'],
    ['Was machen wir jetzt?', 'remediation'],
    ['Was lief nicht so gut?', 'lessonsPoor'],
    ['Ce que nous allons faire', 'remediation'],
    ['Pourquoi cela est arrivé ?', 'rootCause'],
    ['¿Qué pasó?', 'summary'],
    ['Wat gaan we doen?', 'remediation'],
    ['O que vamos fazer', 'remediation'],
  ])('takes “%s” on a line of its own for a heading of its kind', (heading, kind) => {
    expect(sectionsOf(`${about}\n\n${heading}\n\n${about}\n`).at(-1)?.[0]).toBe(kind)
  })

  test('takes a short sentence for no heading', () => {
    expect(sectionsOf(`${about}\n\nWe have fixed the queue.\n\n${about}\n`).map(([, heading]) => heading)).toEqual(
      sectionsOf(`${about}\n\n${about}\n`).map(() => undefined),
    )
  })
})
