import {describe, expect, test} from 'vitest'
import {listQuestions} from '#src/library/import/list-questions.ts'
import {overlayCorrections, placeCorrections, toItemKeys} from '#src/library/import/place-corrections.ts'
import {correctPostmortem} from '#src/postmortem/correct-postmortem.ts'
import {formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const ask = (text: string) => {
  const {incident, diagnostics} = readPostmortem(text, 'x')
  return {incident, questions: listQuestions(text, incident, diagnostics)}
}

describe('listQuestions()', () => {
  const pair = 'Mail delayed\n\nTimeline\n\n- 2024-10-22 17:15 UTC (9:15 AM PDT): Load begins.\n- 18:15 UTC: Alert fires.\n'

  test('asks which of two clocks holds, in words, with what each would mean', () => {
    const {questions} = ask(pair)
    expect(questions.map(({asks, answers}) => [asks, answers.map(({label}) => label)])).toEqual([
      [
        '17:15 UTC is 10:15 AM in Los Angeles, the text says 9:15 AM: which holds?',
        ['17:15 UTC (10:15 AM PDT)', '9:15 AM PDT (16:15 UTC)', 'Leave it as written'],
      ],
    ])
  })

  test.each([
    [0, '2024-10-22T17:15:00Z', 'zone-pair'],
    [1, '2024-10-22T16:15:00Z', 'zone-pair'],
  ])('its answer %i makes one instant of them, and the document contradicts itself no more', (index, at, rule) => {
    const {incident, questions} = ask(pair)
    const answer = questions[0]?.answers[index]
    if (answer?.does !== 'entry') throw new Error('it is no answer about an entry')
    const markdown = formatPostmortem(pair, {given: {status: 'draft'}}).markdown
    const corrected = correctPostmortem(markdown, {facts: {}, items: placeCorrections(incident, [{at: answer.at, correction: answer.correction}])})
    expect(corrected.refusedItems).toEqual([])
    const after = readPostmortem(corrected.markdown, 'x')
    expect(after.incident.timeline.map(({instant}) => instant.at)).toEqual([at, '2024-10-22T18:15:00Z'])
    expect(after.diagnostics.map(each => each.rule)).not.toContain(rule)
  })

  test('asks once for the zone, the year and the order of day and month, whatever leans on them', () => {
    expect(ask('# Down\n\n## Timeline\n\n- 2024-03-05 10:00 It broke.\n- 10:30 It was mended.\n').questions.map(({key}) => key)).toEqual(['assumed-zone'])
    const {questions} = ask('# Down\n\n## Timeline (UTC)\n\n- 5 March 10:00 It broke.\n- 6 March 10:30 It was mended.\n')
    expect(questions.map(({key, answers}) => [key, answers.map(({does}) => does)])).toEqual([['time-without-day', ['hint', 'hint', 'hint']]])
    expect(ask('# Down\n\n## Timeline (UTC)\n\n- 03/04/2024 10:00 It broke.\n').questions.map(({asks}) => asks)).toEqual([
      'Which comes first in “03/04/2024 10:00”, the day or the month?',
    ])
  })

  test('asks which of two times of a milestone holds', () => {
    const {questions} = ask(
      '---\ntitle: Down\ntimezone: UTC\ndetected: 2024-03-05T10:00\n---\n\n## Timeline\n\n- **2024-03-05 10:20 detected** — An alert fires.\n',
    )
    expect(questions.map(({asks, answers}) => [asks, answers.map(({label}) => label)])).toEqual([
      ['The text says twice when it was detected, and not the same: which holds?', ['2024-03-05 10:00 UTC', '2024-03-05 10:20 UTC', 'Leave it as written']],
    ])
  })

  test('asks nothing where a text is clear', () => {
    expect(ask('---\ntitle: Down\ntimezone: UTC\n---\n\n## Timeline\n\n- **2024-03-05 10:20** — An alert fires.\n').questions).toEqual([])
  })
})

describe('overlayCorrections()', () => {
  const {incident} = readPostmortem('# Down\n\nTimeline (UTC)\n\n- 2024-03-05 10:00 It broke.\n- 10:30 It was mended.\n', 'x')
  const keys = toItemKeys(incident.timeline)

  test('shows what was read with what somebody says of it', () => {
    const shown = overlayCorrections(incident, {title: 'Mail down', severity: 'SEV1'}, [
      {at: keys[0], correction: {item: 'entry', change: 'set', position: 0, values: {text: 'A disk filled.', milestones: ['started']}}},
      {at: keys[1], correction: {item: 'entry', change: 'remove', position: 0}},
      {at: undefined, correction: {item: 'action', change: 'add', values: {title: 'Add a disk', owner: null}}},
    ])
    expect([shown.facts.title?.value, shown.facts.severity]).toEqual(['Mail down', 'SEV1'])
    expect(shown.entries.map(({change, value}) => [change, value.text, value.milestones])).toEqual([
      ['set', 'A disk filled.', ['started']],
      ['remove', 'It was mended.', []],
    ])
    expect(shown.actions.map(({added, change, value}) => [added, change, value.title, value.owner])).toEqual([[2, 'add', 'Add a disk', undefined]])
  })

  test('placeCorrections() follows an item when the text is read with another year, and leaves out what is not read any more', () => {
    const text = '# Down\n\n## Timeline (UTC)\n\n- 5 March 10:00 It broke.\n- 2024-03-06 10:30 It was mended.\n'
    const before = readPostmortem(text, 'x').incident
    const kept = [
      {at: toItemKeys(before.timeline).at(-1), correction: {item: 'entry', change: 'remove', position: 0} as const},
      {at: '9999', correction: {item: 'factor', change: 'remove', position: 0} as const},
    ]
    expect(placeCorrections(before, kept)).toEqual([{item: 'entry', change: 'remove', position: before.timeline.length - 1}])
  })
})
