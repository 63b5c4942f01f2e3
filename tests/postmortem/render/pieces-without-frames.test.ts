import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {renderPostmortem} from '#src/postmortem/render-postmortem.ts'

async function renderPiecesOf(text: string) {
  const {parts} = readPostmortem(text, 'a.md')
  return await renderPostmortem(parts, {id: 'a', sourceLength: text.length})
}

describe('an entry, an update, an action and a factor are shown without the list, table or heading that held them', () => {
  test('a list entry keeps its words and its own nested list, and not the outer one', async () => {
    const {entries} = await renderPiecesOf(
      '# Slow\n\n## Timeline\n\nAll times in UTC, 2024-03-05.\n\n- 10:00 UTC: Alarms **ring**.\n- 10:05 UTC: We look.\n  - At the graphs.\n- 10:20 UTC: It is over.\n',
    )
    expect(entries).toEqual(['Alarms <strong>ring</strong>.', '<p>We look.</p>\n<ul>\n<li>At the graphs.</li>\n</ul>', 'It is over.'])
  })

  test('cells of a table row are shown in a line, apart from each other', async () => {
    const {entries} = await renderPiecesOf(
      '# Slow\n\n## Timeline\n\nTimes in UTC, 2024-03-05.\n\n| Time | Event | Notes |\n|---|---|---|\n| 10:00 | Alarms ring. | Loudly. |\n| 10:05 | We `look`. | Twice. |\n',
    )
    expect(entries).toEqual(['Alarms ring. Loudly.', 'We <code>look</code>. Twice.'])
  })

  test('actions come without the box and the list', async () => {
    const {actions} = await renderPiecesOf('# Slow\n\n## Action items\n\n- [ ] Raise the *limit*\n- [x] Add an alert\n')
    expect(actions.join('\n')).toContain('Raise the <em>limit</em>')
    expect(actions.join('\n')).not.toMatch(/<(?:ul|li|input|p)\b/)
  })

  test('headings stay with what is left below them, and none stands above what is shown elsewhere', async () => {
    const {sections} = await renderPiecesOf(
      '# Slow\n\n## Action items\n\nWe agreed on these.\n\n### At once\n\n- [x] Raise the limit\n\n### Later\n\n#### This year\n\n- [ ] Add an alert\n\n### Dropped\n\nNothing so far.\n\n### Unsure\n',
    )
    const html = sections.join('\n')
    expect(html).toContain('We agreed on these.')
    expect(html).toMatch(/Dropped.*Nothing so far\..*Unsure/s)
    expect(html).not.toMatch(/At once|Later|This year/)
  })

  test('the head of a table whose rows are shown elsewhere is not left alone; one that its author left empty stays', async () => {
    const table = '| Time | Event |\n|---|---|\n'
    const {sections} = await renderPiecesOf(
      `# Slow\n\n## Timeline (UTC)\n\n${table}| 2024-03-05 10:00 | Alarms ring. |\n| 10:05 | We look. |\n\n## Background\n\n| Node | Rack |\n|---|---|\n`,
    )
    const html = sections.join('\n')
    expect(html).not.toContain('Event')
    expect(html).toContain('Rack')
  })

  test('no empty lines stay of the breaks between rows that are shown elsewhere, nor the days above them', async () => {
    const {sections} = await renderPiecesOf(
      '# Slow\n\n## Timeline (UTC)\n\n### 2024-03-05\n\n10:00 - Alarms ring.<br> 10:05 - We look.<br> 10:30 - Cache restarted.<br>\n\n### 2024-03-06\n\n09:00 - We meet.<br> 09:30 - We part.\n',
    )
    expect(sections.join('')).not.toMatch(/<br|2024-03-0/)
  })
})
