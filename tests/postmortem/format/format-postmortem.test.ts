import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {expectCanonical} from './expect-canonical.ts'

describe('formatPostmortem() writes timelines', () => {
  test('as items with the day where it changes, ranges, approximations, seconds, milestones and zones', () => {
    const markdown = expectCanonical(`# Cache lost

All times are in PDT.

## Timeline

* Mar 13, 2025 3:47am: The cache is lost, customers see errors
* 4:05 am - 4:12 am: Nodes restart
* ~4:30am: A larger node is ready
* 04:31:07 – A counter moves
* 12:02 UTC: The vendor writes
* March 14, 2025, 12:27 am: All is back to normal
`)
    expect(markdown.slice(markdown.indexOf('## Timeline'))).toBe(`## Timeline

- **2025-03-13 03:47** — The cache is lost, customers see errors
- **04:05–04:12** — Nodes restart
- **~04:30** — A larger node is ready
- **04:31:07** — A counter moves
- **12:02 UTC** — The vendor writes
- **2025-03-14 00:27** — All is back to normal
`)
    expect(markdown).toContain('timezone: America/Los_Angeles\n')
  })

  test('of tables with a day, a time and a text; one with more columns stays a table', () => {
    const table = (head: string, rows: readonly string[]): string =>
      `# Queue stuck\n\n## Timeline\n\n${[head, head.replace(/[^|]+/g, '---'), ...rows].join('\n')}\n\nMore.\n`
    const markdown = expectCanonical(
      table('| Date | Time (UTC) | Event |', [
        '| 2021-05-18 | 09:14 | The queue stops |',
        '| | 09:20 | **Alert** fires |',
        '| 2021-05-19 | 01:00 | It is empty again |',
      ]),
    )
    expect(markdown).toContain('- **2021-05-18 09:14** — The queue stops\n- **09:20** — **Alert** fires\n- **2021-05-19 01:00** — It is empty again\n\nMore.\n')
    const wide = table('| Time | Event | Who |', ['| 2021-05-18 09:14 | The queue stops | Ana |', '| 2021-05-18 09:20 | Alert fires | Bo |'])
    expect(expectCanonical(wide)).toContain(wide.slice(wide.indexOf('| Time')))
  })

  test('with zones that are not the document’s, as people can tell them from ranges', () => {
    const markdown = expectCanonical(
      '---\ntimezone: UTC\n---\n\n## Timeline\n\n* 2021-03-02 05:00 UTC-7: It stops\n* 16:05 +02:00: It is seen\n* 18:00 Europe/Berlin: It works again\n* 17:30: All is well\n',
    )
    expect(markdown).toContain(
      '- **2021-03-02 05:00 UTC-07:00** — It stops\n- **16:05 +02:00** — It is seen\n- **18:00 Europe/Berlin** — It works again\n- **17:30** — All is well\n',
    )
  })

  test('of headings that are times, with what stands below them', () => {
    const markdown = expectCanonical(
      '# Down\n\n## Timeline\n\n### 2021-05-18 09:14 UTC\n\nIt stops.\n\n- a detail\n\n### 09:20 UTC Alert\n\nSomebody looks.\n\n### 10:00 UTC\n\nBack to normal.\n',
    )
    expect(markdown).toContain(
      '- **2021-05-18 09:14** —\n\n  It stops.\n\n  - a detail\n\n- **09:20** — Alert\n\n  Somebody looks.\n\n- **10:00** —\n\n  Back to normal.\n',
    )
  })

  test('but leaves sentences, second zones and text between entries as they are', () => {
    const prose = 'At 09:14 UTC on 18 May 2021 the queue stopped. At 10:00 UTC it was back to normal.'
    expect(expectCanonical(`# Queue\n\n${prose}\n`)).toContain(prose)
    const pairs = '- 2021-05-18 17:15 UTC (9:15 AM PST): It stops\n- 18:00 UTC: It is seen\n- 19:00 UTC: It works again\n\nNobody was awake.\n'
    const markdown = expectCanonical(`# Queue\n\n## Timeline\n\n${pairs}`)
    expect(markdown).toContain('- 2021-05-18 17:15 UTC (9:15 AM PST): It stops\n')
    expect(markdown).toContain('\n\nNobody was awake.\n')
  })

  test('keeps a range over midnight, and a bold word behind a time', () => {
    const markdown = expectCanonical(
      '# Q\n\n## Timeline\n\n* 2021-05-18 23:50 - 00:20: Restarts\n* 2021-05-19 01:00 **Outage begins** and is seen\n* 02:00: over\n',
    )
    expect(markdown).toContain('- **2021-05-18 23:50–00:20** — Restarts\n- **2021-05-19 01:00** — **Outage begins** and is seen\n')
  })
})

describe('formatPostmortem() writes remediation', () => {
  test('as tasks with their attributes, explanations left with them', () => {
    const markdown = expectCanonical(`# Q

## Action items

* Alert on the queue's length (owner: Ana, due: 2021-06-01)
* DONE: [Raise](https://example.com/1) the limit
  It was **far** too low.
1. [ ] Read the docs
- [ ] Cap calls (status: wont-do, reason: slower, dearer)
`)
    expect(markdown.slice(markdown.indexOf('## Action items'))).toContain(`- [ ] Alert on the queue's length (owner: Ana, due: 2021-06-01)
- [x] [Raise](https://example.com/1) the limit
  It was **far** too low.
1. [ ] Read the docs
- [ ] Cap calls (status: wont-do, reason: slower, dearer)
`)
  })

  test('of tables whose columns are all attributes; one with another column stays', () => {
    const table =
      '| Action | Owner | Due | Status |\n|---|---|---|---|\n| Add an alert | Ana Lima | 2021-06-01 | Done |\n| Test it | Bo Ek | 2021-07-01 | In progress |\n'
    expect(expectCanonical(`# Q\n\n## Action items\n\n${table}`)).toContain(
      '- [x] Add an alert (owner: Ana Lima, due: 2021-06-01)\n- [ ] Test it (owner: Bo Ek, due: 2021-07-01, status: in-progress)\n',
    )
    const wide = '| Action | Owner | Effort |\n|---|---|---|\n| Add an alert | Ana Lima | two sprints of work |\n| Test it | Bo Ek | an afternoon or so |\n'
    expect(expectCanonical(`# Q\n\n## Action items\n\n${wide}`)).toContain(wide)
  })

  test('but leaves promises in their sentences', () => {
    const prose = 'We will add an alert on the length of the queue. Sorry for the trouble.'
    expect(expectCanonical(`# Q\n\n## Next steps\n\n${prose}\n`)).toContain(prose)
  })
})

describe('formatPostmortem() writes status updates', () => {
  test('of a status page as one list under a heading', () => {
    const markdown = expectCanonical(`Uploads failing

Resolved
Uploads work again.
Posted Mar 02, 2021 - 11:30 UTC

Investigating
Uploads fail for some of you.

More soon.
Posted Mar 02, 2021 - 10:05 UTC
`)
    expect(markdown.slice(markdown.indexOf('## '))).toBe(
      '## Status updates\n\n- **2021-03-02 11:30 resolved** — Uploads work again.\n\n- **2021-03-02 10:05 investigating** — Uploads fail for some of you.\n\n  More soon.\n',
    )
  })
})

describe('formatPostmortem() writes status updates in the words of their page', () => {
  test('where those are no words of ours, and says what they tell of times', () => {
    const markdown = expectCanonical(`Uploads failing

Fix implemented
Uploads work again. Between 9:40 and 10:55 UTC uploads were unavailable.
Posted Mar 02, 2021 - 11:30 UTC

Investigating
Uploads fail for some of you.
Posted Mar 02, 2021 - 10:05 UTC
`)
    expect(markdown.slice(markdown.indexOf('## '))).toBe(
      '## Status updates\n\n- **2021-03-02 11:30 Fix implemented** — Uploads work again. Between 9:40 and 10:55 UTC uploads were unavailable.\n\n- **2021-03-02 10:05 investigating** — Uploads fail for some of you.\n',
    )
    const {updates, impactWindows} = readPostmortem(markdown, 'uploads').incident
    expect(updates.map(({state}) => state)).toEqual(['monitoring', 'investigating'])
    expect(impactWindows.map(({start, end}) => [start.at, end?.at])).toEqual([['2021-03-02T09:40:00Z', '2021-03-02T10:55:00Z']])
  })
})

describe('formatPostmortem() writes headings', () => {
  test('of items that are labels, whose own items come to the margin, and of lines in brackets', () => {
    const markdown = expectCanonical(
      '# Q\n\n[SUMMARY]\n\nThe queue stood still.\n\n- **What went well**\n  - The alarm rang\n- **What could be better**\n  - Nobody knew the queue\n',
    )
    expect(markdown).toContain('## SUMMARY\n\nThe queue stood still.\n')
    expect(markdown).toContain('## What went well\n\n- The alarm rang\n')
    expect(markdown).toContain('## What could be better\n\n- Nobody knew the queue\n')
  })

  test('of bold lines, bare lines, wiki marks and labels, in the words of their author', () => {
    const markdown = expectCanonical(
      '# Q\n\n**Was ist passiert?**\n\nDie Warteschlange stand still.\n\n**Root cause:** The disk was full.\n\n**Maßnahmen**\n\n- Alarm einrichten\n',
    )
    expect(markdown).toContain(
      '## Was ist passiert?\n\nDie Warteschlange stand still.\n\n## Root cause\n\nThe disk was full.\n\n## Maßnahmen\n\n- [ ] Alarm einrichten\n',
    )
  })

  test('and takes the title out of the text into the front matter, but not one with a link', () => {
    expect(expectCanonical('# Queue stuck\n\nIt stood still.\n')).toBe('---\ntitle: Queue stuck\n---\n\nIt stood still.\n')
    expect(expectCanonical('# Queue [stuck](https://example.com)\n\nIt stood still.\n')).toContain('# Queue [stuck](https://example.com)\n')
  })
})

describe('formatPostmortem() writes front matter', () => {
  test('with the keys of other collections by their own names, comments and unknown keys untouched and in order', () => {
    expect(expectCanonical('---\n# ours\nstart_time: 2020-01-01T10:00Z # begin\nx-team: core\ncompany: "Example: Shop"\n---\n\nIt was down.\n')).toBe(
      '---\n# ours\nstarted: 2020-01-01T10:00Z # begin\nx-team: core\norganization: "Example: Shop"\n---\n\nIt was down.\n',
    )
  })

  test('keeps a key that ours stands beside', () => {
    const text = '---\ntitle: Q\ncompany: One\norganization: Two\n---\n\nIt was down.\n'
    expect(expectCanonical(text)).toBe(text)
  })

  test('out of TOML', () => {
    expect(expectCanonical('+++\ntitle = "Yes: no"\ndate = 2020-01-02\n# note\n[extra]\nservices = [\'a\', "b, c"]\n+++\n\n## Impact\n\nNone.\n')).toBe(
      "---\ntitle: 'Yes: no'\ndate: 2020-01-02\n# note\n# [extra]\nservices: [a, 'b, c']\n---\n\n## Impact\n\nNone.\n",
    )
  })

  test('with what labels in the text state, and what the text keeps', () => {
    const markdown = expectCanonical('# Q\n\n- **Severity**: SEV2\n- **Services**: api, "1.10"\n- **Detected by**: monitoring\n\n## Impact\n\nSome.\n')
    expect(markdown).toContain('severity: SEV2\n')
    expect(markdown).toContain('detected_by: monitoring\n')
    expect(markdown).toContain('- **Severity**: SEV2\n')
  })

  test('with what the caller gives and the text does not say', () => {
    const text = '# Queue stuck\n\n## Timeline\n\n- 3 May 10:00: It stops, errors everywhere\n- 10:30: It is seen\n- 11:00: It works again\n'
    const hints = {defaultYear: 2021, defaultTimezone: 'Europe/Berlin'}
    const given = {organization: 'Example #1', status: 'draft' as const, source: {url: undefined, file: 'queue.txt', publisher: 'Ex', date: '2021'}}
    const {markdown} = formatPostmortem(text, {hints, given})
    const {incident} = readPostmortem(markdown, 'queue')
    expect(incident).toMatchObject({
      status: 'draft',
      organization: {value: 'Example #1'},
      timezone: {value: 'Europe/Berlin'},
      source: {file: 'queue.txt', publisher: 'Ex', date: '2021', url: undefined},
    })
    // Without the hints now: the document says it.
    expect(incident.timeline.map(({instant}) => instant.at)).toEqual(['2021-05-03T08:00:00Z', '2021-05-03T08:30:00Z', '2021-05-03T09:00:00Z'])
    const own = formatPostmortem('---\norganization: Own\nstatus: published\n---\n\nX.\n', {given}).markdown
    expect(own).toContain('organization: Own\nstatus: published\nsource: ')
  })
})

describe('formatPostmortem() makes Markdown', () => {
  const page = (body: string): string => `<!DOCTYPE html>\n<html><head><title>x</title></head><body><nav>Home</nav>${body}</body></html>\n`

  test('of a page', () => {
    const markdown = expectCanonical(
      page(
        '<h1>Queue stuck</h1><h2>Impact</h2><p>About 1,200 orders failed &amp; nobody <a href="https://example.com/x">saw</a> it.</p><h2>Timeline</h2><table><tr><th>Time (UTC)</th><th>Event</th></tr>' +
          '<tr><td>2023-05-01 10:00</td><td>Outage starts</td></tr><tr><td>11:00</td><td>Service <b>restored</b></td></tr></table><h2>Action items</h2><ul><li>Add a check to the queue</li></ul>',
      ),
    )
    expect(markdown.slice(markdown.indexOf('## Impact'))).toBe(
      '## Impact\n\nAbout 1,200 orders failed & nobody [saw](https://example.com/x) it.\n\n## Timeline\n\n- **2023-05-01 10:00** — Outage starts\n- **11:00** — Service **restored**\n\n## Action items\n\n- [ ] Add a check to the queue\n',
    )
    expect(markdown).not.toContain('Home')
  })
})

describe('formatPostmortem() does not touch', () => {
  test.each([
    ['broken front matter', '---\ntitle: [\n---\n\n# X\n'],
    ['marks of a merge', '# X\n\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch\n'],
  ])('a text with %s, and says why', (_, text) => {
    const formatted = formatPostmortem(text)
    expect(formatted.markdown).toBe(text)
    expect(formatted.refusal).toMatchObject({message: expect.stringMatching(/^Unexpected /)})
  })

  test('a text over budget, and says why', () => {
    const text = `# X\n\n${'> '.repeat(5000)}deep\n`
    expect(formatPostmortem(text)).toMatchObject({markdown: text, refusal: expect.stringMatching(/^Unexpected /)})
  })

  test('a text whose trials would take too long, but for what it is given', () => {
    const text = readFileSync('tests/postmortem/foreign/raw/incidentio-exports-stalled.md', 'utf8')
    const {markdown, left} = formatPostmortem(text, {given: {status: 'draft'}, budget: 3 * text.length})
    expect(markdown).toBe(`---\nstatus: draft\n---\n\n${text}`)
    expect(left).toEqual(['the whole text'])
    expect(formatPostmortem(markdown, {given: {status: 'draft'}, budget: 3 * text.length}).markdown).toBe(markdown)
  })

  test.each(['', '\n', 'Just some words.', '\uFEFF', '---\n---\n', '- \n-\n'])('the text %j more than it has to', text => {
    expectCanonical(text)
  })
})
