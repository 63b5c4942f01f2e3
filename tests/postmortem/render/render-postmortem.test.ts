import fc from 'fast-check'
import type {RootContent} from 'mdast'
import {remark} from 'remark'
import remarkGfm from 'remark-gfm'
import {describe, expect, test, vi} from 'vitest'
import type {DocumentParts} from '#src/postmortem/document/document-parts.ts'
import {OutputTooLarge, renderPlainText, renderPostmortem} from '#src/postmortem/render-postmortem.ts'
import {expectSafe, parseHtml} from '#tests/postmortem/render/parse-html.ts'

const parser = remark().use(remarkGfm).freeze()

function nodesOf(markdown: string): readonly RootContent[] {
  return parser.parse(markdown).children
}

function somePartsOf(parts: Partial<DocumentParts>): DocumentParts {
  return {definitions: [], sections: [], entries: [], updates: [], actions: [], factors: [], ...parts}
}

async function renderSection(markdown: string): Promise<string> {
  const html = await renderPostmortem(somePartsOf({sections: [nodesOf(markdown)]}), {id: 'a', sourceLength: markdown.length})
  return html.sections[0] ?? ''
}

describe('renderPostmortem() shows what an author wrote', () => {
  test('renderPostmortem() renders each piece for itself, and an empty one as nothing', async () => {
    const html = await renderPostmortem(
      somePartsOf({sections: [nodesOf('One *a*.'), []], entries: [nodesOf('Seen by **us**.')], factors: [nodesOf('Why.\n\nAnd how.')]}),
      {id: 'a', sourceLength: 100},
    )
    expect(html).toEqual({
      sections: ['<p>One <em>a</em>.</p>', ''],
      entries: ['Seen by <strong>us</strong>.'],
      updates: [],
      actions: [],
      factors: ['<p>Why.</p>\n<p>And how.</p>'],
      footnotes: '',
    })
  })

  test('renderPostmortem() leaves out the paragraph of an entry, an update and an action that is only one, and keeps it elsewhere', async () => {
    const parts = somePartsOf({
      entries: [nodesOf('a\n\n- b')],
      updates: [nodesOf('a `b`')],
      actions: [nodesOf('a').flatMap(node => ('children' in node ? node.children : []))],
    })
    const html = await renderPostmortem(parts, {id: 'a', sourceLength: 100})
    expect(html.entries).toEqual(['<p>a</p>\n<ul>\n<li>b</li>\n</ul>'])
    expect(html.updates).toEqual(['a <code>b</code>'])
    expect(html.actions).toEqual(['a'])
  })

  test('renderPostmortem() finds definitions from every piece', async () => {
    const [definition] = nodesOf('[x]: https://x.example/ "X"')
    const entry = nodesOf('See [x].\n\n[x]: /').slice(0, 1)
    const html = await renderPostmortem(somePartsOf({definitions: definition ? [definition] : [], entries: [entry]}), {id: 'a', sourceLength: 100})
    expect(html.entries).toEqual(['See <a href="https://x.example/" title="X" rel="noopener noreferrer nofollow">x</a>.'])
  })

  test('renderPostmortem() moves headings below those of the page, together', async () => {
    expect(await renderSection('# A\n\n## B\n\n##### C')).toBe('<h3>A</h3>\n<h4>B</h4>\n<h6>C</h6>')
    expect(await renderSection('### A\n\n#### B')).toBe('<h3>A</h3>\n<h4>B</h4>')
    expect(await renderSection('###### A')).toBe('<h6>A</h6>')
  })

  test('renderPostmortem() lets a table scroll, by keyboard too', async () => {
    const html = await renderSection('| a | b |\n|--:|---|\n| 1 | 2 |')
    expect(html).toMatch(/^<div class="table-scroll" tabindex="0" role="region" aria-label="Table"><table>/)
    expect(html).toContain('<td align="right">1</td>')
  })

  test('renderPostmortem() names the check boxes of a task list and lets nobody change them', async () => {
    const html = await renderSection('- [ ] a\n- [x] b')
    expect(html).toContain('<li><input type="checkbox" disabled aria-label="Not done"> a</li>')
    expect(html).toContain('<li><input type="checkbox" disabled checked aria-label="Done"> b</li>')
  })

  test('renderPostmortem() keeps a line end at the start of a listing', async () => {
    expect(parseHtml(await renderSection('```\n\na\n```')).text).toBe('\na\n')
  })
})

describe('renderPostmortem() and incident links', () => {
  test('renderPostmortem() leaves [[…]] to be resolved for each viewer', async () => {
    expect(await renderSection('See [[2020-01-01-redis]], **[[b]]**.')).toBe(
      '<p>See <incident-link>[[2020-01-01-redis]]</incident-link>, <strong><incident-link>[[b]]</incident-link></strong>.</p>',
    )
  })

  test('renderPostmortem() leaves [[…]] alone in code, listings and links', async () => {
    const html = await renderSection('`[[a]]` <code>[[b]]</code> [[[c]]](https://c.example)\n\n    [[d]]\n\n```js\n[[e]]\n```\n\n<pre>[[f]]</pre>')
    expect(html).not.toContain('<incident-link>')
    for (const id of ['a', 'b', 'c', 'd', 'f']) expect(html).toContain(`[[${id}]]`)
  })

  test('renderPostmortem() makes an incident link of a relative link to another postmortem, and keeps its words', async () => {
    expect(await renderSection('[the Redis outage](./2020-01-01-redis.md#impact)')).toBe(
      '<p>the Redis outage (<incident-link>[[2020-01-01-redis]]</incident-link>)</p>',
    )
    expect(await renderSection('[a](/incidents/b)')).toBe('<p>a (<incident-link>[[b]]</incident-link>)</p>')
  })

  test('renderPostmortem() takes an <incident-link> from nobody else, not even out of an attribute', async () => {
    const html = await renderSection(
      '<incident-link onclick="x">a</incident-link> [b](https://b.example "<incident-link>[[b]]</incident-link>") <a href=\'mailto:<incident-link>[[c]]</incident-link>\'>c</a> [d](#<incident-link>)',
    )
    expect(html).not.toContain('<incident-link')
    expectSafe(html)
  })
})

describe('renderPostmortem() and footnotes', () => {
  const markdown = 'a[^x] b[^y] c[^x]\n\n[^x]: X, see[^z].\n[^y]: Y\n[^z]: Z\n[^unused]: U'

  async function renderFootnotes(id: string): Promise<string> {
    const nodes = nodesOf(markdown)
    const definitions = nodes.filter(node => node.type === 'footnoteDefinition')
    const entries = [nodes.filter(node => node.type !== 'footnoteDefinition')]
    const html = await renderPostmortem(somePartsOf({definitions, entries}), {id, sourceLength: 200})
    return html.entries.join('') + html.footnotes
  }

  test('renderPostmortem() links footnotes both ways, in the order of their references', async () => {
    const {elements, text} = parseHtml(await renderFootnotes('a'))
    const ids = elements.flatMap(({properties}) => properties.id ?? [])
    const targets = elements.flatMap(({properties}) => properties.href ?? []).map(href => String(href).slice(1))
    expect(ids).toEqual(['fnref-a-1', 'fnref-a-2', 'fnref-a-1-2', 'fn-a-1', 'fnref-a-3', 'fn-a-2', 'fn-a-3'])
    expect(new Set(targets)).toEqual(new Set(ids))
    expect(text).toContain('X, see3.')
    expect(text).not.toContain('U')
  })

  test('D18 renderPostmortem() gives the footnotes of two incidents different ids, however alike theirs are', async () => {
    const ids = await Promise.all(
      ['2020_a', '2020-a', '2020.a', '2020.5f.a'].map(async id => parseHtml(await renderFootnotes(id)).elements.flatMap(({properties}) => properties.id ?? [])),
    )
    const all = ids.flat()
    expect(new Set(all).size).toBe(all.length)
  })

  test('D18 renderPostmortem() shows a reference without its footnote as it was written', async () => {
    const [paragraph] = nodesOf('a[^x]\n\n[^x]: X')
    const html = await renderPostmortem(somePartsOf({sections: [paragraph ? [paragraph] : []]}), {id: 'a', sourceLength: 200})
    expect(html.sections).toEqual(['<p>a[^x]</p>'])
  })
})

describe('renderPostmortem() and listings', () => {
  test('renderPostmortem() colours listings of known languages with classes only', async () => {
    const html = await renderSection('```yaml\na: "b" # c\n```')
    expect(html).toContain('<span class="tok-comment"># c\n</span>')
    expect(html).not.toContain('style')
    expect(parseHtml(html).text).toBe('a: "b" # c\n')
  })

  test.each([
    'bash',
    'c',
    'cpp',
    'csharp',
    'css',
    'diff',
    'docker',
    'go',
    'hcl',
    'html',
    'http',
    'ini',
    'java',
    'javascript',
    'json',
    'kotlin',
    'log',
    'lua',
    'make',
    'nginx',
    'php',
    'powershell',
    'proto',
    'python',
    'ruby',
    'rust',
    'shellsession',
    'sql',
    'toml',
    'typescript',
    'xml',
    'yaml',
  ])('renderPostmortem() keeps every character of a listing in %s', async language => {
    const code = 'a = "b" # c <d> & \'e\' // f\n  if (x > 1) { return [1, 2] } /* g */\n\n$ ls -l | grep h\n'
    expect(parseHtml(await renderSection(`\`\`\`${language}\n${code}\`\`\``)).text).toBe(code)
  })

  test('renderPostmortem() leaves listings of unknown languages and of more than 20 KB as they are', async () => {
    expect(await renderSection('```klingon\na: 1\n```')).toBe('<pre tabindex="0"><code>a: 1\n</code></pre>')
    expect(await renderSection(`\`\`\`yaml\n${'a: 1\n'.repeat(5000)}\`\`\``)).not.toContain('<span')
    expect(await renderSection('```constructor\na\n```\n\n```__proto__\na\n```')).not.toContain('<span')
  })

  test('D19 renderPostmortem() writes nothing of an info string', async () => {
    const html = await renderSection('```js onload=alert(1) "><script>\nlet a\n```\n\n```"onload=alert(1)\nb\n```')
    expectSafe(html)
    expect(html).not.toContain('onload')
  })

  test('D21 renderPostmortem() shows diagrams as the code that they are', async () => {
    expect(await renderSection('```mermaid\ngraph TD; a-->b\n```')).toBe('<pre tabindex="0"><code>graph TD; a--&gt;b\n</code></pre>')
  })

  test('renderPostmortem() loads no highlighter for a document without listings that want one', async () => {
    vi.resetModules()
    const loaded: string[] = []
    vi.doMock('shiki/core', async original => {
      loaded.push('shiki')
      return original()
    })
    const fresh = await import('#src/postmortem/render-postmortem.ts')
    await fresh.renderPostmortem(somePartsOf({sections: [nodesOf('a `b`\n\n```\nc\n```\n\n    d')]}), {id: 'a', sourceLength: 100})
    expect(loaded).toEqual([])
    await fresh.renderPostmortem(somePartsOf({sections: [nodesOf('```yaml\na: 1\n```')]}), {id: 'a', sourceLength: 100})
    expect(loaded).toEqual(['shiki'])
    vi.doUnmock('shiki/core')
  })
})

describe('renderPostmortem() lets nothing through that runs, loads or deceives', () => {
  const attacks: Readonly<Record<string, string>> = {
    'D01 a script': '<script>alert(1)</script>\n\na <script src=//evil.example></script> b <SCRIPT\n>c',
    'D02 handlers':
      '<img src=x onerror=alert(1)> <b onfocus=alert(1) autofocus tabindex=1>a</b>\n\n<details ontoggle=alert(1) open>b</details>\n\n<body onload=alert(1)>',
    'D03 javascript: in a link': '[a](javascript:alert(1)) <javascript:alert(1)> [b]\n\n[b]: JaVaScRiPt:alert(1)',
    'D03 javascript: in disguise':
      '[a](&#106;avascript&colon;alert(1)) [b](<java\tscript:alert(1)>) <a href="java&#10;script:alert(1)">c</a> <a href="&#1;javascript:alert(1)">d</a> <a href=" javascript:alert(1)">e</a>',
    'D04 other protocols': '[a](vbscript:x) [b](file:///etc/passwd) [c](blob:https://a/b) [d](filesystem:x) <a href="view-source:x">e</a> <tel:1> [f](ssh://a)',
    'D05 data:': '[a](data:text/html,<script>alert(1)</script>) ![b](data:image/svg+xml;base64,AAAA) <img src="data:text/html,x">',
    'D06 SVG': '<svg onload=alert(1)><script>alert(1)</script><use href="data:x#y"/><a xlink:href="javascript:alert(1)"><text>a</text></a></svg>',
    'D07 MathML':
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">\n\n<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    'D08 frames and plug-ins':
      '<iframe src=//evil.example srcdoc="<script>alert(1)</script>"></iframe>\n\n<object data=x><embed src=y></object>\n\na <frame src=x> <applet code=x>',
    'D09 forms':
      '<form action=//evil.example><input name=a value=b><button formaction="javascript:alert(1)">c</button><select><option>d</select><textarea>e</textarea></form>',
    'D10 meta, base and link': '<meta http-equiv=refresh content="0;url=//evil.example"><base href=//evil.example><link rel=stylesheet href=//evil.example>',
    'D11 styles': '<style>*{display:none}</style>\n\n<div style="position:fixed;inset:0" class="fixed inset-0">a</div> <font color=red>b</font>',
    'D12 names': '<a id=location name=forms href="#x">a</a><img name=getElementById id=body><p id="fn-a-1">b</p><b id="fnref-a-1">c</b>',
    'D13 tags that swallow':
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>\n\n<template><script>alert(1)</script></template>\n\n<xmp><script>alert(1)</script></xmp>\n\n<textarea></textarea><script>alert(1)</script>\n\n<title></title><plaintext><b>a',
    'D14 sets of sources':
      '<picture><source srcset="https://evil.example/a.png 1x"><img src=b srcset="javascript:alert(1) 1x" sizes=1></picture> <video poster=x src=y><audio src=z>',
    'D15 remote images':
      '![a](https://evil.example/a.png) <img src="//evil.example/b.png"> <img src="/\\evil.example/c.png"> <input type=image src=https://evil.example/d.png>',
    'D16 links without a protocol': '[a](//evil.example) [b](/\\evil.example) [c](\\\\evil.example) <a href="//evil.example" target=_blank rel=opener>d</a>',
    'D17 comments': '<!-- secret-1 -->\n\na <!-- secret-2 --> b\n\n- <!-- secret-3\n-->\n\n<div><!-- secret-4 --></div>\n\n<!-- secret-5',
    'D20 links out of the folder': '[a](../../etc/passwd) [b](/etc/passwd) [c](..%2f..%2fb.md) ![d](../../e.png) [f](../g.md) [h](h.pdf)',
  }

  test.each(Object.entries(attacks))('%s: renderPostmortem() writes nothing of it but words and harmless links', async (_, markdown) => {
    const html = await renderSection(markdown)
    expectSafe(html)
    // The same within a line and within a list, where raw HTML is read differently.
    expectSafe(await renderSection(`- a ${markdown.replaceAll('\n\n', ' ')} z`))
  })

  test('D01 renderPostmortem() shows a script as the text that it is', async () => {
    expect(parseHtml(await renderSection('<script>alert(1)</script>')).text).toBe('<script>alert(1)</script>')
  })

  test('D12 renderPostmortem() leaves the ids to the product', async () => {
    expect(parseHtml(await renderSection(attacks['D12 names'] ?? '')).elements.flatMap(({properties}) => properties.id ?? [])).toEqual([])
  })

  test('D15 renderPostmortem() links to a remote image by its words and loads nothing', async () => {
    expect(await renderSection('![a graph](https://g.example/a.png)')).toBe(
      '<p><a href="https://g.example/a.png" rel="noopener noreferrer nofollow" class="image-link">a graph</a></p>',
    )
    expect(await renderSection('[![a](https://g.example/a.png)](https://b.example)')).toContain('nofollow"><span class="image-text">a</span></a>')
    expect(await renderSection('![a graph](images/a.png)')).toBe('<p><span class="image-text">a graph</span></p>')
  })

  test('D16 renderPostmortem() marks what leads elsewhere, however its address is spelt', async () => {
    expect(await renderSection('[a](//evil.example)')).toBe('<p><a href="https://evil.example/" rel="noopener noreferrer nofollow">a</a></p>')
    expect(parseHtml(await renderSection('[b](/\\evil.example)')).elements.flatMap(({properties}) => properties.href ?? [])).not.toContain('/\\evil.example')
  })

  test('D17 renderPostmortem() writes nothing of a comment', async () => {
    expect(await renderSection(attacks['D17 comments'] ?? '')).not.toContain('secret')
  })

  test('D20 renderPostmortem() shows only the words of a link that leaves the folder', async () => {
    expect(await renderSection('[a](../../etc/passwd) [b](../b.md) [c](/etc) [d](..%2fe.md)')).toBe('<p>a b c d</p>')
  })

  test('D22 renderPostmortem() closes a thousand tags that are left open, within their piece', async () => {
    const sections = [nodesOf('<div>'.repeat(1000)), nodesOf('b')]
    const html = await renderPostmortem(somePartsOf({sections}), {id: 'a', sourceLength: 10_000})
    expectSafe(html.sections[0] ?? '')
    expect(html.sections[0]).toMatch(/^(<div>){1000}(<\/div>){1000}$/)
    expect(html.sections[1]).toBe('<p>b</p>')
  })

  test('D01 to D20 renderPostmortem() writes safe HTML whatever is mixed with whatever', async () => {
    const pieces = fc.oneof(
      {weight: 3, arbitrary: fc.constantFrom(...Object.values(attacks).flatMap(text => text.split(/(?<=>)|(?=<)|(?<= )/)))},
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '\n',
          '\n\n',
          '- ',
          '> ',
          '    ',
          '`',
          '```\n',
          '|',
          '|a|\n|-|\n',
          '[a](',
          ')',
          '[[',
          ']]',
          '[^a]',
          '\n\n[^a]: ',
          '<!--',
          '-->',
          '<p ',
          '">',
          "'",
          '<table>',
          '<td>',
          '</',
          '&lt;',
          '*',
          '# ',
        ),
      },
      {weight: 1, arbitrary: fc.string({maxLength: 5})},
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, {maxLength: 25}), async texts => {
        const text = texts.join('')
        const nodes = nodesOf(text)
        const html = await renderPostmortem(somePartsOf({sections: [nodes], entries: [nodes]}), {id: 'a', sourceLength: text.length})
        for (const piece of [...html.sections, ...html.entries, html.footnotes]) expectSafe(piece)
      }),
      {numRuns: 300},
    )
  })
})

describe('renderPostmortem() and its bounds', () => {
  test('B15 renderPostmortem() refuses a reference that would fill memory, before it is rendered', async () => {
    const markdown = `${'[a] '.repeat(2000)}\n\n[a]: https://a.example/${'b'.repeat(8000)}`
    const start = performance.now()
    const nodes = nodesOf(markdown)
    const parsed = performance.now() - start
    await expect(renderPostmortem(somePartsOf({sections: [nodes]}), {id: 'a', sourceLength: markdown.length})).rejects.toThrow(OutputTooLarge)
    expect(performance.now() - start - parsed).toBeLessThan(Math.max(100, parsed))
  })

  test('B04 renderPostmortem() refuses a table whose short rows would be filled up without end', async () => {
    const markdown = `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|a\n'.repeat(200)}`
    await expect(renderSection(markdown)).rejects.toThrow('Cannot render the document: its HTML is larger than')
  })

  test('D22 renderPostmortem() refuses tags that are nested deeper than it can follow', async () => {
    await expect(renderSection('<div>'.repeat(12_000))).rejects.toThrow(OutputTooLarge)
  })

  test('B08 renderPostmortem() follows emphasis as deep as it is let in', async () => {
    const html = await renderSection(`${'*a '.repeat(1200)}b${' a*'.repeat(1200)}`)
    expect(html.match(/<em>/g)).toHaveLength(1200)
  })

  test('renderPostmortem() counts what all pieces come to', async () => {
    const sections = Array.from({length: 50}, () => nodesOf('&'.repeat(1000)))
    await expect(renderPostmortem(somePartsOf({sections}), {id: 'a', sourceLength: 1000})).rejects.toThrow(OutputTooLarge)
    await expect(renderPostmortem(somePartsOf({sections}), {id: 'a', sourceLength: 50_000})).resolves.toBeDefined()
  })
})

describe('renderPostmortem() and its time', () => {
  test('renderPostmortem() takes less than 0.6 of the time that parsing takes', async () => {
    const markdown = `## Impact\n\n${'1,705 calls ended **abruptly** at 14:05 UTC, see [status](https://status.example/i/1) and `call-workers`. '.repeat(10)}

${'- **14:10 detected** — Worker `w-1` is seen above its 2 GB limit, see [[2020-01-01-redis]].\n'.repeat(20)}
| service | failed |\n|---|--:|\n${'| api-1 | **10** |\n'.repeat(20)}
\`\`\`yaml\n${'memory: 4Gi # was 2\n'.repeat(20)}\`\`\`\n
${'- [x] Raise the limit (kind: mitigate, owner: @platform, done: 2025-03-14)\n'.repeat(15)}`
    const parsing: number[] = []
    const rendering: number[] = []
    for (let run = 0; run < 40; run++) {
      const start = performance.now()
      const nodes = nodesOf(markdown)
      const middle = performance.now()
      await renderPostmortem(somePartsOf({sections: [nodes]}), {id: 'a', sourceLength: markdown.length})
      rendering.push(performance.now() - middle)
      parsing.push(middle - start)
    }
    expect(Math.min(...rendering) / Math.min(...parsing)).toBeLessThan(0.6)
  })
})

describe('renderPlainText()', () => {
  test('renderPlainText() shows a text as it is, escaped, as the first section', () => {
    expect(renderPlainText('\n# a <b> & "c"')).toEqual({
      sections: ['<pre class="plain">\n\n# a &lt;b&gt; &amp; &quot;c&quot;</pre>'],
      entries: [],
      updates: [],
      actions: [],
      factors: [],
      footnotes: '',
    })
    expect(parseHtml(renderPlainText('\n# a <b>').sections[0] ?? '').text).toBe('\n# a <b>')
  })

  test('D17 renderPlainText() leaves out comments, and what follows one that is not closed', () => {
    expect(renderPlainText('a<!-- secret -->b<!-->c<!-- secret').sections[0]).toBe('<pre class="plain">\nabc</pre>')
  })
})
