import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {writeCsvLine} from '#src/features/catalogue/write-csv-line.ts'
import {editableFields} from '#src/incident/action-change.ts'
import {planActionImport} from '#src/library/remediation/plan-action-import.ts'
import {readActionTable, tableLimits} from '#src/library/remediation/read-action-table.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {anActionRow} from '#tests/builders/an-action-row.ts'

const incident = '2025-03-13-calls-ended'
const actions = [
  anActionRow({id: 'limit', title: 'Raise the memory limit', owner: '@calls', due: '2026-03-01'}),
  anActionRow({position: 1, title: 'Alert on memory', status: 'done', done: '2026-02-01'}),
  anActionRow({position: 2, title: 'Review'}),
  anActionRow({position: 3, title: 'Review'}),
]
const plan = (text: string, known: readonly ActionRow[] = actions) => planActionImport(readActionTable(text), known)
const said = (text: string) => plan(text).problems.map(({line, message}) => `${line}: ${message}`)

describe('planActionImport()', () => {
  test('finds actions by id, by position and title, or by a title that one of them has', () => {
    const {changes, edits, unchanged, problems} = plan(
      `incident,id,position,title,status\n${incident},limit,,Raise the limit of memory,In progress\n${incident},,4,Review,done\n${incident},,,Alert on memory,done\n`,
    )
    expect(problems).toEqual([])
    expect(changes.map(({line, action, values}) => [line, action.position, values])).toEqual([
      [2, 0, {title: 'Raise the limit of memory', status: 'in-progress'}],
      [3, 3, {status: 'done'}],
    ])
    expect(unchanged).toBe(1)
    expect(edits).toEqual([
      {
        incidentId: incident,
        base: 'a'.repeat(64),
        requests: [
          expect.objectContaining({change: 'set', position: 0, title: 'Raise the memory limit', was: {title: 'Raise the memory limit', status: 'open'}}),
          expect.objectContaining({change: 'set', position: 3, title: 'Review', was: {status: 'open'}, values: {status: 'done'}}),
        ],
      },
    ])
  })

  test('takes an empty cell for "not stated", and a column that is not there for nothing', () => {
    expect(plan(`incident;id;owner;due;status\n${incident};limit;;1.4.2026;\n`).changes[0]?.values).toEqual({owner: null, due: '2026-04-01'})
  })

  test('reads what spreadsheets make of a file: other separators, line ends, a byte order mark, names of columns', () => {
    for (const text of [
      `\ufeffIncident\tID\tAssignee\r\n${incident}\tlimit\t@ada\r\n`,
      `\n\nincident,id,owner\r${incident},limit,@ada\r`,
      `"incident","id","OWNER"\n"${incident}","limit","'@ada"\n,,\n`,
    ])
      expect([text, plan(text).problems, plan(text).changes[0]?.values]).toEqual([text, [], {owner: '@ada'}])
  })

  test('says on which line what is wrong, also below cells with lines of their own', () => {
    expect(
      said(`incident,id,position,title,status,due,kind
${incident},,1,"Raise
the memory limit",later,1/3/2026,prevent
${incident},nothing,,,,,
${incident},,3,Something else,,,
${incident},,,Review,,,
${incident},,,,open,,
no-such-incident,,1,Review,,,
,,1,Review,,,
${incident},,x,Alert on memory,,,repairs
${incident},limit,,,,,,,
`),
    ).toEqual([
      '2: status: Unexpected “later”, expected open, in-progress, done, wont-do or candidate',
      '2: due: Unexpected 1/3/2026, expected a day such as 2026-03-01: it may as well be 2026-01-03',
      `4: Unexpected id “nothing”, expected that of an action of ${incident}`,
      '5: Unexpected title “Something else”, expected “Review”: titles are changed where the action has an id',
      `6: Unexpected title “Review”, expected its position as well: 2 actions of ${incident} have it`,
      '7: Unexpected row without an id and a title, expected one of them',
      '8: Unexpected incident “no-such-incident”, expected one that has actions and that you may read',
      '9: Unexpected empty cell in “incident”, expected the id of an incident',
      '10: kind: Unexpected “repairs”, expected prevent, mitigate, detect, repair or investigate',
      '10: position: Unexpected “x”, expected a whole number from 1',
      '11: Unexpected 9 cells, expected 7 as in the first line; is a separator in a cell without quotation marks?',
      '11: Unexpected second row about “Raise the memory limit”, expected one: the first is on line 2',
    ])
  })

  test('changes nothing of a document that is another since the table was made, and leaves rows that agree with it', () => {
    const base = 'b'.repeat(64)
    const {changes, unchanged, problems} = plan(
      `incident,base,position,title,status\n${incident},${base},1,Raise the memory limit,done\n${incident},${base},2,Alert on memory,done\n`,
    )
    expect([changes, unchanged]).toEqual([[], 1])
    expect(problems).toEqual([{line: 2, message: expect.stringContaining('its document was changed since this table was made')}])
  })

  test.each([
    ['nothing', '', 1],
    ['no table of actions', 'name,value\na,b\n', 1],
    ['no incident', '\nid,status\na,open\n', 2],
    ['a column twice', `incident,id,status,Status\n${incident},limit,open,done\n`, 1],
    ['a quotation that does not end', `incident,id,owner\n${incident},limit,"@ada\n`, 2],
    ['UTF-16', 'i\u0000n\u0000c\u0000', 1],
  ])('reads nothing of %s, and says where', (_, text, line) => {
    const {changes, problems} = plan(text)
    expect([changes, problems.map(problem => problem.line)[0]]).toEqual([[], line])
  })

  test('reads so many rows and no more', () => {
    const row = `${incident},limit,open\n`
    expect(readActionTable(`incident,id,status\n${row.repeat(tableLimits.rows)}`)).toMatchObject({problems: []})
    expect(readActionTable(`incident,id,status\n${row.repeat(tableLimits.rows + 1)}`)).toEqual({
      rows: [],
      problems: [{line: tableLimits.rows + 2, message: expect.stringContaining('10000 rows at most')}],
    })
  })

  test('H23 gives back what was written with an apostrophe against formulas, and finds nothing changed in a table that nobody changed', () => {
    const texts = ['=1+1', '+44 20', '-', '@ada', '＝x', "'=quoted", '\tx', 'a, "b"; c', 'é\u0301', ' two  blanks ', '=cmd|" /C calc"!A1']
    fc.assert(
      fc.property(fc.array(fc.record({title: text(texts), owner: text(texts), reason: text(texts)}), {minLength: 1, maxLength: 6}), list => {
        const known = list.map((fields, position) => anActionRow({...fields, id: `a${position}`, position}))
        const columns = ['incident', 'id', ...editableFields]
        const table = [
          writeCsvLine(columns),
          ...known.map(action => writeCsvLine([action.incidentId, action.id, ...editableFields.map(field => action[field])])),
        ].join('')
        expect(plan(`\ufeff${table}`, known)).toMatchObject({changes: [], problems: [], unchanged: known.length})
        const [first] = known
        const renamed = [writeCsvLine(['incident', 'id', 'owner']), writeCsvLine([incident, 'a0', '@grace'])].join('')
        if (first && first.owner !== '@grace') expect(plan(renamed, known).changes[0]?.values).toEqual({owner: '@grace'})
      }),
      {numRuns: 200},
    )
  })
})

function text(samples: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...samples),
    fc.string({unit: 'grapheme', minLength: 1, maxLength: 20}).filter(words => words.trim() !== ''),
  )
}
