import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const titleOf = (text: string): string | undefined => readPostmortem(text, 'x').incident.title?.value
const body = '\n\nOn 3 May 2021 the queue filled up because its consumers could not authenticate any more, and orders waited for two hours.\n'

describe('readTitleLine() in a text without Markdown', () => {
  test.each([
    ['a masthead and a menu', 'Example Orders\nHome   Blog   Status   Log in\n\nWhy orders were delayed on Monday', 'Why orders were delayed on Monday'],
    ['a breadcrumb', 'Example Status\n\nDashboard > Incidents\n\nDelayed orders in the north', 'Delayed orders in the north'],
    [
      'a blog’s name',
      'Example Engineering Blog\nThe queue that lost its keys: an outage story\nby Ada Lovelace',
      'The queue that lost its keys: an outage story',
    ],
    ['an organisation in capitals', 'EXAMPLE NETWORKS LTD\nOPERATIONS\n\nREASON FOR OUTAGE (RFO)', 'REASON FOR OUTAGE (RFO)'],
    ['a title that does not name an incident', 'The day the queue stood still', 'The day the queue stood still'],
    [
      'buttons in a list',
      '• Larger text\n  • Smaller text\n  • Dark mode\n\nIncident report: mail was down on 3 May 2021',
      'Incident report: mail was down on 3 May 2021',
    ],
    ['a label', 'Example University\n\nTitle: Mail was down\nReport date: 4 May 2021', 'Mail was down'],
    ['a French blog', 'Exemple – le blog\nAccueil · Aide · Nouvelles\n\nPost-mortem : panne du 3 mai 2021', 'Post-mortem : panne du 3 mai 2021'],
  ])('finds it below %s', (_, head, title) => {
    expect(titleOf(`${head}${body}`)).toBe(title)
  })

  test('takes no sentence, stamp, byline or section for a title', () => {
    expect(titleOf(`Posted 4 May 2021, 10:12 UTC\nby Ada Lovelace${body}`)).toBeUndefined()
    expect(titleOf(`Summary${body}`)).toBeUndefined()
  })
})
