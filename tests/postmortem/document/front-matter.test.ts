import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'

/** What became of a document with this front matter: why it was refused, or what its title is, and what was said about it. */
function read(frontMatter: string, body = 'Text.'): {refused: string | undefined; title: string | undefined; reported: readonly string[]} {
  return readText(`---\n${frontMatter}\n---\n\n${body}`)
}

function readText(text: string): ReturnType<typeof read> {
  const {incident, diagnostics, refusal} = readPostmortem(text, 'x')
  return {refused: refusal && formatDiagnostic('x.md', refusal), title: incident.title?.value, reported: diagnostics.map(({rule}) => rule)}
}

describe('front matter of group C', () => {
  test('C01 a billion laughs are refused before anything is expanded', () => {
    const laughs = Array.from(
      {length: 9},
      (_, level) =>
        `a${level}: &a${level} [${Array(10)
          .fill(level ? `*a${level - 1}` : 'lol')
          .join(', ')}]`,
    ).join('\n')
    const started = performance.now()
    expect(read(laughs).refused).toContain('Unexpected YAML alias')
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('C02 one harmless alias is refused too: no postmortem needs one', () => {
    expect(read('title: &t Calls ended\ntags: [*t]').refused).toContain('x.md:3:8-3:10: error: Unexpected YAML alias')
  })

  test('C03 a value that holds itself is refused', () => {
    expect(read('a: &a [*a]').refused).toContain('Unexpected YAML alias')
  })

  test('C04 keys of keys are refused in milliseconds', () => {
    const started = performance.now()
    expect(read('? '.repeat(400)).refused).toContain('front-matter-syntax')
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('C05 more than 200 keys, nested ones counted, are refused', () => {
    expect(read(Array.from({length: 201}, (_, index) => `k${index}: v`).join('\n')).refused).toContain('more than 200 keys')
    expect(read(`a: {${Array.from({length: 201}, (_, index) => `k${index}: v`).join(', ')}}`).refused).toContain('more than 200 keys')
    expect(read(Array.from({length: 150}, (_, index) => `k${index}: v`).join('\n')).refused).toBeUndefined()
  })

  test('C06 brackets without end are refused, however many', () => {
    expect(read(`a: ${'['.repeat(9_000)}`).refused).toContain('front-matter-syntax')
    expect(read(`a: ${'['.repeat(100_000)}`).refused).toContain('expected at most 16 KiB')
  })

  test.each(['!!js/function "function () {}"', '!!python/object/apply:os.system [ls]', '!mine x', '!!str x'])(
    'C07 the tag in `%s` is refused, and nothing runs',
    value => {
      expect(read(`title: ${value}`).refused).toContain('Unexpected YAML tag')
    },
  )

  test.each(['js', 'javascript', 'coffee', 'yaml'])('C08 C24 `---%s` opens no front matter: it is plain text', language => {
    const {incident, refusal} = readPostmortem(`---${language}\ntitle: process.exit(1)\n---\n\nText.`, 'x')
    expect([refusal, incident.organization]).toEqual([undefined, undefined])
    expect([incident.title?.value, ...incident.sections.map(({heading, text}) => `${heading}\n${text}`)].join('\n')).toContain('process.exit(1)')
  })

  test.each(['__proto__: {polluted: true}', 'constructor: {prototype: {polluted: true}}', 'source: {__proto__: {polluted: true}}'])(
    'C09 `%s` is refused, and no object changes',
    frontMatter => {
      expect(read(frontMatter).refused).toContain('a meaning of its own')
      expect('polluted' in {}).toBe(false)
    },
  )

  test('C10 a key that stands twice is refused rather than one of them chosen', () => {
    expect(read('visibility: restricted\nvisibility: public').refused).toBe(
      'x.md:3:1-3:2: error: Unexpected second value for the same key, expected each key once (front-matter-syntax)',
    )
  })

  test('C11 a directive is refused: it would turn `yes` into true', () => {
    expect(read('%YAML 1.1\ntitle: yes').refused).toContain('Unexpected directive, expected none')
  })

  test('C12 a merge key is a key like any other, and unknown', () => {
    expect(read('<<: {title: merged}\nservices: [a]')).toMatchObject({refused: undefined, title: undefined, reported: expect.arrayContaining(['unknown-key'])})
  })

  test.each([
    ['owner: @bob', "'@…'"],
    ['title: `x` failed', "'`…'"],
    ['title: %x', "'%…'"],
  ])('C13 `%s` is refused with the quotes that mend it', (frontMatter, quoted) => {
    expect(read(frontMatter).refused).toContain(quoted)
  })

  test('C14 a second colon is refused with advice', () => {
    expect(read('title: Redis: out of memory').refused).toContain('expected the value in quotes')
  })

  test('C15 text that YAML drops after a # is reported; a comment is not', () => {
    expect(read('title: fix #123 now')).toMatchObject({title: 'fix', reported: expect.arrayContaining(['dropped-comment'])})
    expect(read('title: fix # see the ticket').reported).not.toContain('dropped-comment')
  })

  test.each(['1.10', '0e12345', '0123', '12345678901234567890'])('C16 `%s` stays as it is written wherever text is meant', written => {
    const {incident} = readPostmortem(`---\ntitle: ${written}\norganization: ${written}\nservices: [${written}]\naliases: ${written}\n---\n\nText.`, 'x')
    const {title, organization, services, aliases} = incident
    expect([title, organization, services[0], aliases[0]].map(stated => stated?.value)).toEqual([written, written, written, written])
  })

  test('C17 what a value means is decided by its key, never by YAML', () => {
    expect(read('title: 2024-03-10').title).toBe('2024-03-10')
    expect(read('title: ~').title).toBeUndefined()
    expect(read('title:').title).toBeUndefined()
    expect(read('title: NO').title).toBe('NO')
    expect(readPostmortem('---\nstarted: 2024-03-10\n---\n\nText.', 'x').incident.milestones[0]?.instant).toMatchObject({
      at: '2024-03-10T00:00:00Z',
      precision: 'day',
    })
  })

  test('C18 a tab as indentation is refused in words', () => {
    expect(read('source:\n\turl: https://a.example').refused).toContain('Unexpected tab as indentation')
  })

  test.each(['- a\n- b', 'just words'])('C19 `%s` is no front matter of keys', frontMatter => {
    expect(read(frontMatter).refused).toContain('expected `key: value` lines')
  })

  test('C19 empty front matter states nothing, and that is fine', () => {
    expect(readText('---\n---\n\nText.').refused).toBeUndefined()
    expect(read('# only a comment').refused).toBeUndefined()
  })

  test('C20 the end of a YAML document inside the front matter is refused', () => {
    expect(read('title: a\n...\nvisibility: restricted').refused).toContain('`...`')
  })

  test('C21 front matter below a blank line or behind a space is refused, not shown as a heading', () => {
    expect(readText('\n---\ntitle: a\n---\n').refused).toContain('expected `---` on the first line')
    expect(readText(' ---\nvisibility: restricted\n---\n').refused).toContain('front-matter-place')
  })

  test('C22 front matter that is never closed is refused', () => {
    expect(readText('---\ntitle: a\n\n## Impact\n\nNone.').refused).toContain('Unexpected end of the file inside the front matter')
  })

  test('C22 a rule at the top of a text is no front matter', () => {
    expect(readText('---\n\nA text that starts with a line across the page.').refused).toBeUndefined()
  })

  test('C23 an indented --- belongs to its block; one at the start of a line ends the front matter', () => {
    expect(read('title: a\nsource:\n  publisher: |\n    ---\n    b').refused).toBeUndefined()
    expect(readText('---\ntitle: "a\n---\nb"\n---\n').refused).toContain('front-matter-syntax')
  })

  test('C24 spaces behind the dashes do not matter; four dashes open nothing', () => {
    expect(readText('--- \ntitle: a\n---\t\n\nText.').title).toBe('a')
    expect(readText('----\n\nText.').refused).toBeUndefined()
  })

  test('C25 a second block is text, and reported', () => {
    expect(readText('---\ntitle: a\n---\n---\nseverity: SEV1\n---\n\nText.').reported).toContain('second-front-matter')
  })

  test.each(['[a, b]: c', '{a: b}: c'])('C26 `%s` is refused: keys are plain text', frontMatter => {
    expect(read(frontMatter).refused).toContain('front-matter-syntax')
  })

  test('C27 a value of 1 MB is refused', () => {
    expect(read(`title: ${'a'.repeat(1 << 20)}`).refused).toContain('expected at most 16 KiB')
  })
})

/** Who may read a document with this front matter, and what its author is told. */
function readAccess(frontMatter: string): {visibility: string; status: string; reported: readonly string[]} {
  const {incident, diagnostics, refusal} = readPostmortem(`---\n${frontMatter}\n---\n\nText.`, 'x')
  expect(refusal).toBeUndefined()
  return {visibility: incident.visibility, status: incident.status, reported: diagnostics.filter(({place}) => place).map(({message}) => message)}
}

describe('who may read what is nearly said', () => {
  test.each([
    'Visibility: restricted',
    'VISIBILITY: Restricted',
    'visbility: restricted',
    'visibilty: public',
    'visibility:',
    'visibility: ~',
    "visibility: ''",
  ])('`%s` restricts, and says so', frontMatter => {
    expect(readAccess(frontMatter)).toMatchObject({visibility: 'restricted', reported: [expect.stringContaining('Unexpected')]})
  })

  test.each(['audience:', 'audience: []', 'audience: [~]', 'audence: [a]'])('`%s` restricts to nobody, and says so', frontMatter => {
    expect(readAccess(frontMatter)).toMatchObject({visibility: 'restricted', reported: [expect.stringContaining('Unexpected')]})
  })

  test.each(['Status: draft', 'satus: published', 'status:', 'status: finished'])('`%s` is a draft, and says so', frontMatter => {
    expect(readAccess(frontMatter)).toMatchObject({status: 'draft', reported: [expect.stringContaining('Unexpected')]})
  })

  test.each(['draft: true', 'Draft: True', 'draft:', 'published: false', 'draft: true\nstatus: published', 'status: published\nStatus: published'])(
    '`%s` is a draft',
    frontMatter => {
      expect(readAccess(frontMatter).status).toBe('draft')
    },
  )

  test.each(['draft: false', 'published: true', 'published: 2024-05-01', 'state: open', 'Status: published'])('`%s` is published', frontMatter => {
    expect(readAccess(frontMatter)).toMatchObject({status: 'published', visibility: 'public'})
  })

  test('the stricter of two values counts where one key stands twice in two spellings', () => {
    expect(readAccess('visibility: public\nVisibility: restricted').visibility).toBe('restricted')
  })

  test.each([
    '---yaml\nvisibility: restricted\n---',
    '---js\n{"visibility": "restricted"}\n---',
    '----\ntitle: a\naudience: [a]\n----',
    '--- # ours\nstatus: draft\n---',
    '\u2014\nvisibility: restricted\n\u2014',
    '---\n"visibility": restricted\n',
    '\n---\n# ours\nvisbility: restricted\n---',
  ])('C08 C24 `%j` is refused: it restricts, and nothing would hold it', text => {
    expect(readText(`${text}\n\nText.`).refused).toContain('front-matter-place')
  })

  test('C24 TOML between +++ says who may read as YAML does', () => {
    const read = (toml: string) => readPostmortem(`+++\n${toml}\n+++\n\nText.`, 'x').incident
    expect(read('visibility = "restricted"').visibility).toBe('restricted')
    expect(read("audience = ['@ada', '@platform']")).toMatchObject({visibility: 'restricted', audience: ['@ada', '@platform']})
    expect(read('title = "a"\ndraft = true')).toMatchObject({status: 'draft', title: {value: 'a'}})
    expect(read('title = "a"').status).toBe('published')
  })

  test.each(['----\ntitle: a\n----', '+++\ntitle = "a"\n+++', '---\n\nStatus: resolved at noon.', '----\n\nAbout visibility: there was none.'])(
    'C24 `%j` restricts nothing, and is text',
    text => {
      expect(readText(`${text}\n\nText.`).refused).toBeUndefined()
    },
  )

  test.each([
    'title: a secret: here',
    'title: @secret',
    'title: `secret`',
    '%secret 1',
    'title: !secret x',
    'title: "secret',
    'title: [secret',
    'title: "\\qsecret"',
    'title: a\nsecret',
    '{secret: a} secret',
    'title: *secret',
  ])('a refusal never repeats words of the document: %j', frontMatter => {
    const {refused} = read(frontMatter)
    expect(refused).toContain('Unexpected')
    expect(refused).not.toContain('secret')
  })
})

describe('values that no page could use', () => {
  test.each(['0001-01-01', '1969-12-31T10:00', '9999-01-01'])('F23 `started: %s` is not taken, because of its year', written => {
    const {incident, diagnostics} = readPostmortem(`---\nstarted: ${written}\n---\n\nText.`, 'x')
    expect(incident.milestones).toEqual([])
    expect(diagnostics.map(({message}) => message)).toContain(`Unexpected year ${written.slice(0, 4)}, expected one from 1970 to 2100`)
  })

  test('F23 a timeline entry of the year 9999 has no time', () => {
    expect(readPostmortem('## Timeline\n\n- **9999-01-01 10:00** — Now.', 'x').incident.timeline).toEqual([])
  })

  test('a service of more than 100 letters is left out, because no address could name it', () => {
    const {incident, diagnostics} = readPostmortem(`---\nservices: [api, ${'a'.repeat(101)}, ${'b'.repeat(100)}]\n---\n\nText.`, 'x')
    expect(incident.services.map(({value}) => value)).toEqual(['api', 'b'.repeat(100)])
    expect(diagnostics.map(({message}) => message)).toContain('Unexpected name of more than 100 characters, expected a short one')
  })

  test('A14 ids in links, relations and aliases are composed, as those of files are', () => {
    const {incident} = readPostmortem('---\naliases: cafe\u0301-a\nrelated: [cafe\u0301-b]\n---\n\nSee [[cafe\u0301-c]].', 'x')
    expect([incident.aliases[0]?.value, incident.relations[0]?.to, incident.links[0]?.to]).toEqual(['caf\u00e9-a', 'caf\u00e9-b', 'caf\u00e9-c'])
  })

  test('a relation that is said twice is one', () => {
    const {incident} = readPostmortem('---\nrelated: [a, {to: a, type: related}, {to: a, type: caused-by}, cafe\u0301, caf\u00e9]\n---\n\nText.', 'x')
    expect(incident.relations.map(({to, type}) => `${to} ${type}`)).toEqual(['a related', 'a caused-by', 'caf\u00e9 related'])
  })
})
