import {spawn} from 'node:child_process'
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

let place: string

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'hindsight-import-'))
  await mkdir(path.join(place, 'content'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
})

const foreign = `# Cache lost

## Timeline

* 2024-03-01 10:00 UTC: The node stops, customers see errors
* 11:30 UTC: All is back to normal

## Action items

* Run two nodes (owner: Ana, due: 2099-04-01)
`

const canonical = `---
title: Cache lost
timezone: UTC
started: 2024-03-01T10:00
detected: 2024-03-01T10:00
mitigated: 2024-03-01T11:30
resolved: 2024-03-01T11:30
---

## Timeline

- **2024-03-01 10:00** — The node stops, customers see errors
- **11:30** — All is back to normal

## Action items

- [ ] Run two nodes (owner: Ana, due: 2099-04-01)
`

describe('kb format', () => {
  test('kb format FILE prints the canonical form and changes nothing', async () => {
    const file = await write('cache.md', foreign)
    expect(await kb('format', file)).toEqual({code: 0, out: canonical, err: ''})
    expect(await readFile(file, 'utf8')).toBe(foreign)
  })

  test('kb format --check names the files that are not canonical, and exits with 1', async () => {
    const [bad, good] = [await write('bad.md', foreign), await write('good.md', canonical)]
    expect(await kb('format', '--check', bad, good)).toEqual({code: 1, out: `${bad}\n`, err: '1 of 2 not in canonical form.\n'})
    expect(await kb('format', '--check', good)).toMatchObject({code: 0, out: ''})
  })

  test('kb format --write changes files in place with their permissions, names them, and has nothing to do a second time', async () => {
    const file = await write('cache.md', foreign)
    await chmod(file, 0o640)
    expect(await kb('format', '--write', file)).toEqual({code: 0, out: `${file}\n`, err: '1 of 1 changed.\n'})
    expect(await readFile(file, 'utf8')).toBe(canonical)
    expect((await stat(file)).mode & 0o777).toBe(0o640)
    expect(await readdir(path.dirname(file))).toEqual(['cache.md', 'content'])
    expect(await kb('format', '--write', file)).toEqual({code: 0, out: '', err: '0 of 1 changed.\n'})
  })

  test('kb format leaves alone what it cannot read, says why, and goes on with the others', async () => {
    const [broken, fine] = [await write('broken.md', '---\ntitle: [\n---\n'), await write('fine.md', foreign)]
    const {code, out, err} = await kb('format', '--write', broken, path.join(place, 'gone.md'), fine)
    expect([code, out]).toEqual([1, `${fine}\n`])
    expect(err).toContain(`kb: Cannot format ${broken}: Unexpected `)
    expect(err).toContain('gone.md: it is not there')
    expect(err).toContain('1 of 3 changed, 2 failed.')
    expect(await readFile(broken, 'utf8')).toBe('---\ntitle: [\n---\n')
  })

  test('kb format of several files needs to be told what to do with them', async () => {
    expect(await kb('format', 'a.md', 'b.md')).toMatchObject({code: 2, err: expect.stringContaining('--write or --check')})
    expect(await kb('format', '--write', '--check', 'a.md')).toMatchObject({code: 2})
  })
})

describe('kb import', () => {
  test('kb import writes a draft in canonical form, named after its day and title, and says what was read', async () => {
    const file = await write('wiki page.txt', foreign)
    const {code, out, err} = await kb('import', file, '--organization', 'Example Shop', '--source-url', 'https://wiki.example/cache')
    expect(code).toBe(0)
    expect(await readFile(path.join(place, 'content/2024-03-01-cache-lost.md'), 'utf8')).toBe(
      canonical
        .replace('title: Cache lost\n', 'title: Cache lost\norganization: Example Shop\nstatus: draft\n')
        .replace('11:30\n---', '11:30\nsource: {url: https://wiki.example/cache, file: wiki page.txt, publisher: Example Shop}\n---'),
    )
    expect(out).toMatch(
      /wiki page\.txt → .*content\/2024-03-01-cache-lost\.md\n {2}read: title, timezone, 4 milestones, 2 timeline entries, 1 action, 2 sections\n/,
    )
    expect(err).toBe("1 imported, 0 there already, 0 not imported; 0 of them want a person's look.\n")
  })

  test('kb import of a folder takes its documents and those below, and one bad file is a line of the report', async () => {
    await mkdir(path.join(place, 'wiki/2024'), {recursive: true})
    await write('wiki/a.md', foreign)
    await write('wiki/2024/b.html', '<!doctype html><html><body><h1>Queue stuck</h1><p>It stood still on 2 May 2024.</p></body></html>')
    await write('wiki/notes.pdf', 'no')
    await writeFile(path.join(place, 'wiki/c.txt'), new Uint8Array([0x74, 0xff, 0xfe, 0x00]))
    await write('wiki/d.md', `# X\n\n${'> '.repeat(5000)}deep\n`)
    await write('wiki/big.md', 'x'.repeat(300_000))
    const {code, out, err} = await kb('import', path.join(place, 'wiki'))
    expect(code).toBe(1)
    expect((await readdir(path.join(place, 'content'))).toSorted()).toEqual(['2024-03-01-cache-lost.md', '2024-05-02-queue-stuck.md'])
    expect(await readFile(path.join(place, 'content/2024-05-02-queue-stuck.md'), 'utf8')).toContain('\nIt stood still on 2 May 2024.\n')
    expect(out).toMatch(/c\.txt: not imported: .*UTF-8/)
    expect(out).toMatch(/d\.md: not imported: Unexpected /)
    expect(out).toMatch(/big\.md: not imported: unexpected size of 293 KiB/)
    expect(err).toContain('2 imported, 0 there already, 3 not imported')
  })

  test('kb import does not import a second time what it cannot tell apart, and says so', async () => {
    const file = await write('one.md', foreign)
    await write('content/2024-03-01-cache-lost.md', 'x'.repeat(300_000))
    const unsure = await kb('import', file)
    expect([unsure.code, await readdir(path.join(place, 'content'))]).toEqual([1, ['2024-03-01-cache-lost.md']])
    expect(unsure.out).toMatch(/one\.md: not imported: it cannot be told whether it was imported before \(--force imports it\): .*2024-03-01-cache-lost\.md/)
    expect(await kb('import', file, '--force')).toMatchObject({code: 0, err: expect.stringContaining('1 imported')})
    expect((await readdir(path.join(place, 'content'))).toSorted()).toEqual(['2024-03-01-cache-lost-2.md', '2024-03-01-cache-lost.md'])
  })

  test('kb import gives a number to a name that is taken, keeps what was imported before, and imports it again with --force', async () => {
    const [one, other] = [await write('one.md', foreign), await write('other.md', foreign.replace('The node', 'A node'))]
    const names = async () => (await readdir(path.join(place, 'content'))).toSorted()
    await kb('import', one)
    const before = await readFile(path.join(place, 'content/2024-03-01-cache-lost.md'), 'utf8')
    await kb('import', other)
    expect(await names()).toEqual(['2024-03-01-cache-lost-2.md', '2024-03-01-cache-lost.md'])
    expect(await kb('import', one, other)).toMatchObject({
      code: 0,
      out: expect.stringContaining('there already as '),
      err: expect.stringContaining('0 imported, 2 there already'),
    })
    expect(await names()).toHaveLength(2)
    expect(await kb('import', one, '--force')).toMatchObject({code: 0, err: expect.stringContaining('1 imported')})
    expect(await names()).toContain('2024-03-01-cache-lost-3.md')
    expect(await readFile(path.join(place, 'content/2024-03-01-cache-lost.md'), 'utf8')).toBe(before)
  })

  test('kb import --dry-run --json writes nothing and says what it would', async () => {
    const file = await write('one.md', '# Cache lost\n\n## Timeline\n\n- 1 July 10:00: It begins, errors everywhere\n- 11:00: It is over\n')
    const {code, out} = await kb('import', file, '--dry-run', '--json', '--out', path.join(place, 'elsewhere'))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      folder: path.join(place, 'elsewhere'),
      dryRun: true,
      files: [{from: file, to: 'cache-lost.md', outcome: 'imported', needs: expect.arrayContaining([expect.stringContaining('a day or a year')])}],
    })
    expect(await readdir(place)).not.toContain('elsewhere')
    const hinted = JSON.parse((await kb('import', file, '--dry-run', '--json', '--default-year', '2021', '--default-timezone', 'Europe/Berlin')).out)
    expect(hinted.files[0].to).toBe('2021-07-01-cache-lost.md')
  })

  test('kb import - reads standard input, and what the hints said is said by the document from then on', async () => {
    const text = '# Cache lost\n\n## Timeline\n\n- 1 July 10:00: It begins, errors everywhere\n- 11:00: All is back to normal\n'
    const {code} = await kb.fed(text)(
      'import',
      '-',
      '--name',
      '2021-07-01-cache',
      '--status',
      'published',
      '--default-year',
      '2021',
      '--default-timezone',
      'Europe/Berlin',
    )
    expect(code).toBe(0)
    const {incident} = readPostmortem(await readFile(path.join(place, 'content/2021-07-01-cache.md'), 'utf8'), 'x')
    expect(incident.status).toBe('published')
    expect(incident.source).toBeUndefined()
    expect(incident.timeline.map(({instant}) => instant.at)).toEqual(['2021-07-01T08:00:00Z', '2021-07-01T09:00:00Z'])
  })

  test('kb import says what makes no sense', async () => {
    expect(await kb('import', path.join(place, 'content'))).toMatchObject({code: 2, err: expect.stringContaining('there is no .md')})
    expect(await kb('import', 'a.md', 'b.md', '--name', 'x')).toMatchObject({code: 2})
    expect(await kb('import', 'a.md', '--status', 'secret')).toMatchObject({code: 2})
    expect(await kb('import', path.join(place, 'gone.md'))).toMatchObject({code: 1, out: expect.stringContaining('gone.md: not imported: it is not there')})
  })
})

describe('kb explain', () => {
  test('kb explain prints each field with its place, its quote and the rule of reading', async () => {
    const file = await write('cache.md', foreign)
    const {code, out} = await kb('explain', file)
    expect(code).toBe(0)
    expect(out).toContain('title: Cache lost\n  1:1-1:13 title heading: “# Cache lost”\n')
    expect(out).toContain('  5:1-5:61 timeline list item: “* 2024-03-01 10:00 UTC: The node stops, customers see errors”\n')
    expect(out).toContain('action: Run two nodes (open), Ana, 2099-04-01\n  10:1-10:46 action list item: “')
  })

  test('kb explain --json prints the same for programs, and takes the hints', async () => {
    const file = await write('a.md', '# Title\n\n## Timeline\n\n- **1 July 10:00** — It begins.\n')
    const {fields} = JSON.parse((await kb('explain', file, '--json', '--default-year', '2021')).out)
    expect(fields).toContainEqual({
      field: 'timeline',
      value: '2021-07-01T10:00:00Z It begins.',
      rule: 'timeline list item',
      evidence: expect.objectContaining({quote: '- **1 July 10:00** — It begins.'}),
    })
    expect(await kb('explain', path.join(place, 'gone.md'))).toMatchObject({code: 1, out: '', err: expect.stringContaining('it is not there')})
  })
})

async function write(file: string, text: string): Promise<string> {
  await writeFile(path.join(place, file), text)
  return path.join(place, file)
}

type Ended = {readonly code: number | null; readonly out: string; readonly err: string}

/** Runs the command as a process of its own, with the test's folder. */
const kb = Object.assign((...words: readonly string[]): Promise<Ended> => run(words, ''), {
  fed:
    (input: string) =>
    (...words: readonly string[]): Promise<Ended> =>
      run(words, input),
})

function run(words: readonly string[], input: string): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', ...words], {env: {...process.env, HINDSIGHT_CONTENT: path.join(place, 'content')}})
  let [out, err] = ['', '']
  child.stdin.end(input)
  child.stdout.setEncoding('utf8').on('data', text => (out += text))
  child.stderr.setEncoding('utf8').on('data', text => (err += text))
  return new Promise(resolve => child.once('close', code => resolve({code, out, err})))
}
