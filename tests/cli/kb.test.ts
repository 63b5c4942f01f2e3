import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest'

let place: string

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'hindsight-kb-'))
  await mkdir(path.join(place, 'content'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
})

const good = `---
title: The cache was lost
organization: Example Shop
timezone: UTC
started: 2024-03-01T10:00
resolved: 2024-03-01T11:30
---

The cache was gone for ninety minutes.

## Timeline

- **2024-03-01 10:00 started** — The node stops.
- **11:30 resolved** — It is back.

## Remediation

- [ ] Run two nodes (owner: @platform, due: 2099-04-01)
`

describe('kb', () => {
  test('kb explains itself and its exit codes', async () => {
    const {code, out, err} = await kb('--help')
    expect([code, err]).toEqual([0, ''])
    for (const command of ['sync', 'check', 'rules', 'read', 'new', 'generate']) expect(out).toContain(`  ${command} `)
    expect(out).toContain('Exit codes: 0 done')
  })

  test('kb --version prints the version of the package and nothing else', async () => {
    const {version} = JSON.parse(await readFile('package.json', 'utf8'))
    expect(await kb('--version')).toEqual({code: 0, out: `${version}\n`, err: ''})
  })

  test('kb exits with 2 and says what was wrong when it is called in a way that makes no sense', async () => {
    expect(await kb('bogus')).toMatchObject({code: 2, out: '', err: expect.stringContaining("unknown command 'bogus'")})
    expect(await kb('check', '--format', 'xml')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'xml' is invalid. Allowed choices are text, json, github, gitlab, sarif."),
    })
    expect(await kb('read', 'a.md', '--default-timezone', 'Nowhere')).toMatchObject({code: 2, err: expect.stringContaining('Europe/Berlin')})
  })

  test('kb says what is wrong with the environment', async () => {
    expect(await kb.with({HINDSIGHT_MAX_FILE_KIB: 'lots'})('check')).toEqual({
      code: 1,
      out: '',
      err: 'kb: Cannot read the environment:\n  HINDSIGHT_MAX_FILE_KIB: Unexpected "lots", expected a whole number from 1 to 1024\n',
    })
  })
})

describe('kb sync', () => {
  test('kb sync brings the index up to date, reports what it cannot index, and exits with 1 as long as there is such a file', async () => {
    await write('2024-03-01-cache.md', good)
    await write('has space.md', good)
    await write('red\u001b[31m.md', good)
    const first = await kb('sync')
    expect(first.code).toBe(1)
    expect(first.out.split('\n').slice(0, -1)).toEqual([
      expect.stringMatching(/^has space\.md: error: .*unexpected space.* \(unsafe-name\)$/),
      expect.stringMatching(/^red\\u\{1b\}\[31m\.md: error: .* \(unsafe-name\)$/),
    ])
    expect(first.err).toBe('1 file published, 0 removed, 0 unchanged, 2 not indexed as they are now.\n')
    await rm(path.join(place, 'content/has space.md'))
    await rm(path.join(place, 'content/red\u001b[31m.md'))
    expect(await kb('sync')).toEqual({code: 0, out: '', err: '0 files published, 2 removed, 1 unchanged, 0 not indexed as they are now.\n'})
  })

  test('I10 kb sync holds files back until --confirm-deletions', async () => {
    await write('2024-03-01-cache.md', good)
    await kb('sync')
    await rm(path.join(place, 'content'), {recursive: true})
    const held = await kb('sync')
    expect([held.code, held.out]).toEqual([1, '2024-03-01-cache.md: held back\n'])
    expect(held.err).toContain('is not there. What is indexed stays; --confirm-deletions empties the index.')
    expect(await kb('sync', '--confirm-deletions')).toMatchObject({code: 0, out: '', err: expect.stringContaining('1 removed')})
  })
})

describe('kb check', () => {
  test('kb check prints diagnostics like a compiler, links among the documents included, and exits with 1 on an error', async () => {
    await write('2024-03-01-cache.md', `${good}\nSee [[2024-02-01-nowhere]].\n`)
    await write('2024-03-02-broken.md', '---\ntitle: [\n---\n')
    const {code, out} = await kb('check')
    expect(code).toBe(1)
    expect(out).toMatch(/^\S*content\/2024-03-01-cache\.md:20:5-20:27: \w+: .*2024-02-01-nowhere.* \(dangling-link\)$/m)
    expect(out).toMatch(/^\S*content\/2024-03-02-broken\.md:\d+:\d+-\d+:\d+: error: .* \(front-matter-syntax\)$/m)
  })

  test('kb check FILE looks at the named files alone, wherever they are', async () => {
    const file = path.join(place, 'elsewhere.md')
    await writeFile(file, `${good}\nSee [[2024-02-01-nowhere]].\n`)
    const {code, out, err} = await kb('check', file)
    expect([code, out.includes('dangling-link')]).toEqual([0, false])
    expect(err).toMatch(/^1 file, 0 errors, /)
    expect(await kb('check', path.join(place, 'gone.md'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('gone.md: error: Cannot read the file: it is not there (unreadable-file)'),
    })
  })

  test('kb check prints what GitLab and code scanning take', async () => {
    await write('2024-03-02-broken.md', '---\ntitle: [\n---\n')
    expect(JSON.parse((await kb('check', '--format', 'gitlab')).out)).toEqual([
      {
        description: expect.stringMatching(/^Unexpected /),
        check_name: 'front-matter-syntax',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'major',
        location: {path: expect.stringContaining('2024-03-02-broken.md'), lines: {begin: expect.any(Number), end: expect.any(Number)}},
      },
    ])
    const {code, out} = await kb('check', '--format', 'sarif')
    expect([code, JSON.parse(out)]).toMatchObject([
      1,
      {
        version: '2.1.0',
        runs: [{tool: {driver: {rules: [{id: 'front-matter-syntax'}]}}, results: [{ruleId: 'front-matter-syntax', ruleIndex: 0, level: 'error'}]}],
      },
    ])
  })

  test('kb check prints JSON and GitHub annotations', async () => {
    await write('2024-03-02-broken.md', '---\ntitle: [\n---\n')
    const found = JSON.parse((await kb('check', '--format', 'json')).out)
    expect(found).toEqual([
      {
        file: expect.stringContaining('2024-03-02-broken.md'),
        rule: 'front-matter-syntax',
        level: 'error',
        message: expect.any(String),
        place: expect.any(Object),
        notes: [],
      },
    ])
    expect((await kb('check', '--format', 'github')).out).toMatch(
      /^::error file=\S*2024-03-02-broken\.md,line=\d+,endLine=\d+,\S*title=front-matter-syntax::Unexpected [^\n]*\n$/,
    )
  })
})

describe('hindsight.yaml', () => {
  test('kb check and kb sync judge by it, and say what is wrong with it', async () => {
    await write('2024-03-01-cache.md', good)
    await write('hindsight.yaml', 'sections: {default: [detection]}\nrules: {missing-section: error}\n')
    const judged = await kb('check')
    expect([judged.code, judged.err]).toEqual([1, '1 file, 1 error, 0 warnings, 0 notes.\n'])
    expect(judged.out).toMatch(/^\S*2024-03-01-cache\.md: error: Missing detection: add `## Detection` \(missing-section\)\n$/)
    await write('hindsight.yaml', 'sections: {default: []}\nrules:\n  overdue-actoin: off\n')
    expect(await kb('check')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^\S*content\/hindsight\.yaml:3:3-3:17: warning: Unexpected rule “overdue-actoin”, expected “overdue-action” \(invalid-settings\)\n$/,
      ),
      err: '1 file, 0 errors, 1 warning, 0 notes.\n',
    })
    await write('hindsight.yml', 'sections: {default: []}\n')
    expect((await kb('check')).out).toMatch(
      /^\S*content\/hindsight\.yaml: warning: Unexpected file “hindsight\.yml”, expected the configuration in “hindsight\.yaml”: nothing in it is read \(invalid-settings\)$/m,
    )
    await rm(path.join(place, 'content/hindsight.yml'))
    await write('hindsight.yaml', 'rules: [\n')
    const broken = await kb('sync')
    expect([broken.code, broken.err]).toEqual([1, '1 file published, 0 removed, 0 unchanged, 0 not indexed as they are now.\n'])
    expect(broken.out).toMatch(/^hindsight\.yaml:\d+:\d+-\d+:\d+: error: Unexpected YAML, .*; the defaults are in force \(invalid-settings\)\n$/)
  })
})

describe('severities: of hindsight.yaml', () => {
  test('kb check, kb read and kb explain take them for levels', async () => {
    await write('2024-03-01-cache.md', good.replace('organization:', 'severity: Code Blue\norganization:'))
    const file = path.join(place, 'content/2024-03-01-cache.md')
    await write('hindsight.yaml', 'sections: {default: []}\n')
    expect((await kb('check')).out).toContain('Unexpected severity “Code Blue”')
    await write('hindsight.yaml', 'sections: {default: [], SEV1: [detection]}\nseverities: {Code Blue: SEV1}\n')
    const judged = [(await kb('check')).out, (await kb('check', file)).out]
    for (const out of judged) expect(out).toMatch(/^\S*: warning: Missing detection: add `## Detection` \(missing-section\)\n$/)
    expect(JSON.parse((await kb('read', file, '--json')).out).severity).toMatchObject({level: 1, label: 'Code Blue'})
    expect((await kb('explain', file)).out).toContain('severity: Code Blue (level 1)')
  })
})

describe('kb check --fix', () => {
  test('kb check --fix mends what one step mends, says what, and checks again', async () => {
    await write('hindsight.yaml', 'sections: {default: []}\n')
    const flawed = good.replace('## Timeline', '## Timelime').replace('organization:', 'organizaton:').replaceAll('\n', '\r\n')
    await write('2024-03-01-cache.md', flawed)
    const {code, out, err} = await kb('check', '--fix')
    expect([code, out]).toEqual([0, ''])
    expect(err.split('\n')).toEqual([
      '2024-03-01-cache.md:3: mended: Rename to “organization” (unknown-key)',
      '2024-03-01-cache.md:11: mended: Rename to “Timeline” (misspelled-heading)',
      '1 file, 0 errors, 0 warnings, 0 notes.',
      '',
    ])
    expect(await readFile(path.join(place, 'content/2024-03-01-cache.md'), 'utf8')).toBe(good.replaceAll('\n', '\r\n'))
  })

  test('kb check --fix FILE mends the named file alone, and nothing where there is nothing to mend', async () => {
    await write('2024-03-01-cache.md', good.replace('title:', 'titel:'))
    const file = path.join(place, 'elsewhere.md')
    await writeFile(file, good.replace('title:', 'titel:'))
    expect((await kb('check', '--fix', file)).err).toContain(`${file}:2: mended: Rename to “title” (unknown-key)\n`)
    expect(await readFile(file, 'utf8')).toContain('title:')
    expect(await readFile(path.join(place, 'content/2024-03-01-cache.md'), 'utf8')).toContain('titel:')
    expect((await kb('check', '--fix', path.join(place, 'gone.md'))).out).toContain('it is not there (unreadable-file)')
  })
})

describe('kb rules', () => {
  test('kb rules lists every rule at the level in force, and one with its reason and examples', async () => {
    await write('hindsight.yaml', 'rules: {no-owner: off}\n')
    const {code, out, err} = await kb('rules')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^no-owner {2,}off {2,}remediation {2,}Open actions that are nobody's\.$/m)
    expect(out).toMatch(/^secret-in-text {2,}error {2,}safety {2,}/m)
    const one = await kb('rules', 'no-owner')
    expect(one.out).toMatch(/^no-owner \(off, info unless hindsight\.yaml says otherwise; remediation\)\n/)
    expect(one.out).toContain('\nReported:\n\n    ## Remediation\n')
    expect(JSON.parse((await kb('rules', 'heading-level', '--json')).out)).toMatchObject({
      id: 'heading-level',
      level: 'info',
      defaultLevel: 'info',
      mended: true,
    })
    expect(await kb('rules', 'no-ownre')).toEqual({code: 2, out: '', err: 'kb: Cannot find the rule “no-ownre”: did you mean no-owner?\n'})
  })
})

describe('kb read', () => {
  test('kb read --json prints the incident with the place of every fact', async () => {
    const file = path.join(place, 'cache.txt')
    await writeFile(file, good)
    const {code, out, err} = await kb('read', file, '--json')
    expect([code, err]).toEqual([0, ''])
    const incident = JSON.parse(out)
    expect(incident).toMatchObject({
      title: 'The cache was lost',
      organization: 'Example Shop',
      startedAt: '2024-03-01T10:00:00Z',
      detectedAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: '2024-03-01T11:30:00Z',
      timeline: [
        {at: '2024-03-01T10:00:00Z', milestone: 'started', text: 'The node stops.'},
        {at: '2024-03-01T11:30:00Z', milestone: 'resolved', text: 'It is back.'},
      ],
      updates: [],
      actions: [{title: 'Run two nodes', status: 'open', owner: '@platform', due: '2099-04-01'}],
    })
    expect(incident.sections.map(({kind, heading}: {kind: string; heading: string | null}) => [kind, heading])).toEqual([
      ['summary', null],
      ['timeline', 'Timeline'],
      ['remediation', 'Remediation'],
    ])
    for (const {evidence} of [...incident.timeline, ...incident.actions, ...incident.sections]) {
      expect(good.slice(evidence.start.offset, evidence.end.offset)).toBe(evidence.quote)
    }
  })

  test.each([
    ['nothing at all', ''],
    ['broken front matter', '---\ntitle: [\n---\n\n# Heading\n\nText.\n'],
    ['no markup', 'Just some words.'],
    ['conflict markers', '# Title\n\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch\n'],
  ])('kb read --json exits with 0 for a text with %s', async (_, text) => {
    const file = path.join(place, 'a.md')
    await writeFile(file, text)
    const {code, out} = await kb('read', file, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({timeline: [], diagnostics: expect.any(Array)})
  })

  test('kb read takes the year and the zone that the text does not say', async () => {
    const file = path.join(place, 'a.md')
    await writeFile(file, '# Title\n\n## Timeline\n\n- **1 July 10:00** — It begins.\n')
    const {out} = await kb('read', file, '--json', '--default-year', '2021', '--default-timezone', 'Europe/Berlin')
    const {timeline} = JSON.parse(out)
    for (const {at} of timeline) expect(at).toBe('2021-07-01T08:00:00Z')
  })

  test('kb read prints a summary for people', async () => {
    const file = path.join(place, 'a.md')
    await writeFile(file, good)
    const {code, out} = await kb('read', file)
    expect(code).toBe(0)
    expect(out).toMatch(/^The cache was lost\n {2}Organisation {2}Example Shop\n {2}Severity {6}not stated\n/)
    expect(out).toContain('Remediation (1)\n  open        Run two nodes, @platform, due 2099-04-01\n')
  })

  test('A06 kb read exits with 1 for what is no text', async () => {
    const file = path.join(place, 'a.md')
    await writeFile(file, new Uint8Array([0x74, 0xff, 0xfe, 0x00]))
    expect(await kb('read', file, '--json')).toMatchObject({code: 1, out: '', err: expect.stringContaining(`kb: Cannot read ${file}: `)})
  })
})

describe('kb search', () => {
  test('kb search prints what was found with its passages, says what it was taken for, and exits with 1 for nothing', async () => {
    await write('2024-05-01-calls.md', '# Calls ended\n\n## Impact\n\nHalf of the calls were refused by redis.\n')
    await write('2024-05-02-pages.md', '---\nservices: [payments]\n---\n\n# Pages were slow\n\nThe disk was full.\n')
    await kb('sync')
    const href = 'http://localhost:3000/incidents/2024-05-01-calls#s-impact'
    const found = await kb('search', 'calls refuse -unicorn')
    expect(found).toEqual({
      code: 0,
      out: `2024-05-01-calls: Calls ended\n    Impact: Half of the calls were refused by redis.\n        ${href}\n`,
      err: '1 incident.\n',
    })
    const corrected = await kb('search', 'reids', '--json')
    expect(JSON.parse(corrected.out)).toMatchObject({
      query: 'reids',
      corrected: 'redis',
      isPartial: false,
      total: 1,
      meant: null,
      incidents: [{id: '2024-05-01-calls', passages: [{place: 'section', href}]}],
    })
    expect(await kb('search', 'unicorn')).toEqual({code: 1, out: '', err: 'No incident matches.\n'})
    expect(await kb('search', 'redis service:paymets')).toEqual({
      code: 1,
      out: '',
      err: 'Nothing has all of “redis service:paymets”. Did you mean “redis service:payments”?\nNo incident matches.\n',
    })
  }, 60_000)
})

describe('kb new', () => {
  test('kb new creates a draft that the reader understands, prints its path, and never overwrites', async () => {
    const title = 'Cache: node "lost" für alle #1'
    const {code, out, err} = await kb('new', title)
    expect(code).toBe(0)
    const [file = ''] = await readdir(path.join(place, 'content'))
    expect(file).toMatch(/^\d{4}-\d\d-\d\d-cache-node-lost-für-alle-1\.md$/)
    expect(path.resolve(out.trim())).toBe(path.join(place, 'content', file))
    expect(err).toContain('npm run --silent kb -- check ')
    const created = await readFile(path.join(place, 'content', file), 'utf8')
    expect(JSON.parse((await kb('read', path.join(place, 'content', file), '--json')).out)).toMatchObject({title, status: 'draft'})
    expect(await kb('new', 'cache NODE lost für alle 1!')).toMatchObject({code: 1, out: '', err: expect.stringContaining('has that id')})
    expect(await readFile(path.join(place, 'content', file), 'utf8')).toBe(created)
  })

  test('kb new begins from a template of the content folder, and says which there are', async () => {
    await mkdir(path.join(place, 'content/templates'), {recursive: true})
    await write('templates/brief.md', '---\ntemplate: Brief\nabout: For small ones.\nseverity: SEV4\n---\n\n## Summary\n')
    await write('templates/broken.md', '---\ntemplate: [\n---\n')
    expect((await kb('new', '--list')).out).toBe('brief            Brief. For small ones.\ndefault          Every section, empty\n')
    const {out} = await kb('new', 'Cache lost', '--template', 'brief')
    expect(await readFile(path.resolve(out.trim()), 'utf8')).toBe('---\ntitle: Cache lost\nstatus: draft\nseverity: SEV4\n---\n\n## Summary\n')
    expect(await kb('new', 'Another', '--template', 'broken')).toMatchObject({code: 2, err: expect.stringContaining('there are brief, default')})
    expect(await kb('new')).toMatchObject({code: 2, err: expect.stringContaining('Missing the title')})
  })

  test('kb new refuses a title without a letter or digit', async () => {
    expect(await kb('new', ' ?! ')).toMatchObject({code: 2, err: expect.stringContaining('at least one letter or digit')})
  })
})

describe('kb generate', () => {
  test('kb generate writes the same files for the same seed, and into an empty folder only', async () => {
    const [one, other] = [path.join(place, 'one'), path.join(place, 'other')]
    expect(await kb('generate', '--count', '5', '--seed', '7', '--out', one)).toEqual({code: 0, out: `${one}\n`, err: '5 written.\n'})
    await kb('generate', '--count', '5', '--seed', '7', '--out', other)
    const files = await readdir(one)
    expect(files).toHaveLength(5)
    expect(await readdir(other)).toEqual(files)
    for (const file of files) expect(await readFile(path.join(one, file))).toEqual(await readFile(path.join(other, file)))
    expect(await kb('generate', '--count', '5', '--out', one)).toMatchObject({code: 1, out: '', err: expect.stringContaining('it is not empty')})
  })
})

async function write(file: string, text: string): Promise<void> {
  await writeFile(path.join(place, 'content', file), text)
}

type Ended = {readonly code: number | null; readonly out: string; readonly err: string}

/** Runs the command as a process of its own, with the test's folder and database. */
const kb = Object.assign((...words: readonly string[]): Promise<Ended> => run(words, {}), {
  with:
    (environment: Readonly<Record<string, string>>) =>
    (...words: readonly string[]): Promise<Ended> =>
      run(words, environment),
})

function run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', ...words], {
    env: {...process.env, HINDSIGHT_CONTENT: path.join(place, 'content'), DATABASE_URL: `file:${path.join(place, 'index.db')}`, ...environment},
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', text => (out += text))
  child.stderr.setEncoding('utf8').on('data', text => (err += text))
  return new Promise(resolve => child.once('close', code => resolve({code, out, err})))
}
