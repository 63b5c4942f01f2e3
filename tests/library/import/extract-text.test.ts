import {describe, expect, test} from 'vitest'
import {extractText} from '#src/library/import/extract-text.ts'

const extract = async (name: string, text: string | Uint8Array) => extractText(name, typeof text === 'string' ? Buffer.from(text) : text)

describe('extractText()', () => {
  test('leaves Markdown and text as they are', async () => {
    expect(await extract('a.md', '# A <b>bold</b> title\n')).toEqual({text: '# A <b>bold</b> title\n', madeOf: undefined, origin: {}, left: []})
    expect(await extract('pasted.txt', '<details>\n\n# Title')).toMatchObject({madeOf: undefined})
  })

  test('makes text of a page and of a piece of one, without what runs, and knows its address', async () => {
    const page =
      '<!doctype html><head><title>x</title><link rel="canonical" href="https://example.com/post"><script>alert(1)</script></head><body><nav>Home</nav><h1>Down</h1><p onclick="alert(2)">At 10:00 <a href="javascript:alert(3)">it</a> broke.</p></body>'
    expect(await extract('page.html', page)).toEqual({
      text: '# Down\n\nAt 10:00 it broke.\n',
      madeOf: 'HTML',
      origin: {url: 'https://example.com/post'},
      left: [],
    })
    expect(await extract('pasted.txt', '<h2>Impact</h2><ul><li>All</li></ul>')).toMatchObject({text: '## Impact\n\n- All\n', madeOf: 'HTML'})
  })

  test('takes of a mail its formatted part below its subject, its day, and says what it leaves out', async () => {
    const mail = [
      'Subject: =?utf-8?Q?Fwd=3A_Queue_stopp=C3=A9?=',
      'Date: Tue, 05 Mar 2024 12:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>At 10:00 it <b>stopped</b>.</p><script>alert(1)</script>',
      '--x',
      'Content-Type: image/png; name=graph.png',
      'Content-Disposition: attachment; filename=graph.png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--x--',
      '',
    ].join('\r\n')
    expect(await extract('report.eml', mail)).toEqual({
      text: '# Queue stoppé\n\nAt 10:00 it **stopped**.\n',
      madeOf: 'mail',
      origin: {date: '2024-03-05'},
      left: ['the attachment graph.png'],
    })
  })

  test('takes the subject of a mail for its title where its first line is no title', async () => {
    const mail = (body: string) => `Subject: Queue stopped\r\nContent-Type: text/plain\r\n\r\n${body}\r\n`
    expect(await extract('a.eml', mail('At 10:00 the queue stopped.'))).toMatchObject({text: expect.stringMatching(/^# Queue stopped\n\nAt 10:00/)})
    expect(await extract('a.eml', mail('QUEUE STOPPED\r\n\r\nAt 10:00 it stopped.'))).toMatchObject({text: expect.stringMatching(/^QUEUE STOPPED/)})
  })

  test.each([
    ['a mail without a text', 'a.eml', 'Subject: Hello\r\n\r\n', 'Unexpected mail without a text'],
    ['a page without a text', 'a.html', '<!doctype html><div id="root"></div><script src="app.js"></script>', 'Unexpected page without text'],
    ['nothing', 'a.txt', ' \n', 'Unexpected empty text'],
    ['other encodings', 'a.txt', Buffer.from('\ufeffAt 10:00', 'utf16le'), 'expected UTF-8'],
    ['broken UTF-8', 'a.md', Buffer.from([0x41, 0xff]), 'Not UTF-8 at byte 1'],
  ])('says what is wrong with %s', async (_, name, text, problem) => {
    const extracted = await extract(name, text)
    expect('problem' in extracted ? extracted.problem : '').toContain(problem)
  })

  test('keeps images of a page that may have come with it, and no others', async () => {
    const page =
      '<h1>Down</h1><p><img src="img/a b.png" alt="The [disk]"> <img src="https://example.com/x.png" alt="Other"> <img src="/y.png" alt="Root"> <img src="../z.png" alt="Up"></p>'
    const words = async (hasImages: boolean) => {
      const extracted = await extractText('a.html', Buffer.from(page), {hasImages})
      return 'text' in extracted ? extracted.text : extracted.problem
    }
    expect(await words(true)).toBe('# Down\n\n![The \\[disk\\]](<img/a b.png>) Other Root ![Up](<../z.png>)\n')
    expect(await words(false)).toBe('# Down\n\nThe [disk] Other Root Up\n')
  })
})
