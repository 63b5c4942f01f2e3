import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const actionsOf = (text: string): readonly (readonly [string, string])[] =>
  readPostmortem(text, 'x').incident.actions.map(({title, status}) => [title, status] as const)
const kindsOf = (text: string): readonly string[] => readPostmortem(text, 'x').incident.sections.map(({kind}) => kind)
const about = 'The consumers of the queue could not authenticate any more, so that orders waited for two hours before anybody saw it.'

describe('headings', () => {
  test.each([
    ['In one paragraph', 'summary'],
    ['Good stuff', 'lessonsWell'],
    ['Question 2: How many customers were affected?', 'impact'],
    ['Frage 3: Warum ist das passiert?', 'rootCause'],
    ['Part 4 – Root cause', 'rootCause'],
    ['Appendix A: Timeline', 'timeline'],
  ])('“%s” is %s', (heading, kind) => {
    expect(kindsOf(`# Orders waited\n\n## ${heading}\n\n${about}\n`)).toEqual([kind])
  })

  test('reads a question with its number that no mark shows to be a heading', () => {
    expect(kindsOf(`Question 1: What happened?\n\n${about}\n\nQuestion 2: What was the underlying cause?\n\n${about}\n`)).toEqual(['summary', 'rootCause'])
  })

  test('reads a numbered chapter above a list', () => {
    expect(kindsOf(`1. Summary\n\n${about}\n\n2. Impact\n\n- 40 orders waited\n- 3 orders were lost\n`)).toEqual(['summary', 'impact'])
  })
})

describe('steps', () => {
  test('behind states with a colon in a line', () => {
    expect(
      actionsOf(
        '## What we do\n\nAlready done: the pool has a limit (20, and 40 at night); the alert pages. To come: a cap on retries, and a test of the spare.\n',
      ),
    ).toEqual([
      ['the pool has a limit (20, and 40 at night)', 'done'],
      ['the alert pages.', 'done'],
      ['a cap on retries', 'open'],
      ['a test of the spare.', 'open'],
    ])
    expect(actionsOf('## Maßnahmen\n\nErledigt: Grenze für den Pool. Geplant: zweiter Speicher; Übung im Mai.\n')).toEqual([
      ['Grenze für den Pool.', 'done'],
      ['zweiter Speicher', 'open'],
      ['Übung im Mai.', 'open'],
    ])
  })

  test('not behind another lead, nor the lead alone', () => {
    expect(actionsOf('## Next steps\n\nNext regular meeting of the board: Monday, 7:00 p.m.\n')).toEqual([])
    expect(actionsOf('## Next steps\n\nThe following will be done.\n')).toEqual([])
  })

  test('numbered as registers number them', () => {
    expect(
      actionsOf('## Actions\n\nA1  Reissue the procedure for the valve.\n\nA2  Page on warnings of the battery.\n\nA3  Announce work inside the cabinet.\n'),
    ).toEqual([
      ['Reissue the procedure for the valve.', 'open'],
      ['Page on warnings of the battery.', 'open'],
      ['Announce work inside the cabinet.', 'open'],
    ])
  })

  test.each([
    ['Was wir ändern', 'Künftig üben wir den Wechsel zweimal im Jahr.', 'open'],
    ['Was wir ändern', 'Der Dienst hat einen zweiten Speicher bekommen.', 'done'],
    ['Ce que nous allons faire', 'Nous allons séparer les deux bases.', 'open'],
    ['Mesures', 'Nous avons ajouté une alerte sur la file.', 'done'],
    ['Medidas', 'Vamos a separar las dos bases de datos.', 'open'],
    ['Medidas', 'Hemos añadido una alerta en la cola.', 'done'],
    ['Melhorias', 'Vamos separar as duas bases de dados.', 'open'],
    ['Maatregelen', 'We gaan de twee databases scheiden.', 'open'],
    ['Maatregelen', 'We hebben een tweede controle toegevoegd.', 'done'],
  ])('promised in other languages: %s, %s', (heading, sentence, status) => {
    expect(actionsOf(`## ${heading}\n\n${sentence}\n`)).toEqual([[sentence, status]])
  })

  test.each([
    ['Was wir ändern', 'Wir bitten um Entschuldigung. Die Störung begann um sechs.'],
    ['Medidas', 'Os informaremos. El servicio falló a las seis.'],
    ['Maatregelen', 'Onze excuses. De storing begon om zes uur.'],
    ['Mesures', 'Veuillez nous excuser. La panne a commencé à six heures.'],
  ])('not told as a story in other languages: %s, %s', (heading, sentence) => {
    expect(actionsOf(`## ${heading}\n\n${sentence}\n`)).toEqual([])
  })

  test('not below the words that close a page, nor in its footer', () => {
    expect(
      actionsOf(
        '## Action items\n\n- Add an alert for the queue\n- Test the spare\n\nMore on this topic\n\n- Maintenance of the mast in May\n- How to listen online\n',
      ),
    ).toHaveLength(2)
    expect(actionsOf('## Next steps\n\nWe will add an alert.\n\nReply to this topic | This topic has been viewed 80 times\n')).toHaveLength(1)
    expect(actionsOf('## Next steps\n\nWe will add an alert.\n\nThe owners of the files have been contacted.\n')).toHaveLength(1)
  })

  test('behind a sentence that needs none for one part only', () => {
    expect(actionsOf('## Prevention\n\nNo action is proposed for the card. The cable will be replaced.\n')).toEqual([['The cable will be replaced.', 'open']])
    expect(actionsOf('## Prevention\n\nNone. The supplier has changed the part.\n')).toEqual([])
  })
})
