import {deflateRawSync} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type ArchiveItem, type ArchiveLimits, openArchive} from '#src/library/import/archive/open-archive.ts'
import {type ArchivedFile, anArchive} from '#tests/builders/an-archive.ts'

const limits: ArchiveLimits = {
  mostEntries: 50,
  mostDocuments: 20,
  mostDocumentBytes: 256 * 1024,
  mostImageBytes: 512 * 1024,
  mostBytes: 1024 * 1024,
  mostRatio: 200,
}

async function readAll(bytes: Uint8Array, more: Partial<ArchiveLimits> = {}): Promise<readonly ArchiveItem[] | string> {
  const opened = await openArchive(bytes, {...limits, ...more})
  if ('problem' in opened) return opened.problem
  const items: ArchiveItem[] = []
  try {
    for await (const item of opened.items()) items.push(item)
  } catch (error) {
    return error instanceof Error && error.name === 'ArchiveTooLarge' ? error.message : Promise.reject(error)
  }
  return items
}

/** What is said of one entry that stands beside an honest one, which is read all the same. */
async function readOne(file: ArchivedFile): Promise<string> {
  const items = await readAll(anArchive([file, {name: 'honest.md', text: '# Honest\n'}]))
  if (typeof items === 'string') return items
  const [first, second] = items
  expect(second).toMatchObject({kind: 'document', name: 'honest.md'})
  return first ? ('reason' in first ? `${first.kind}: ${first.reason}` : first.kind) : 'nothing'
}

const nasty = (reason: string): string => `refused: ${reason}. Nothing is read from such a name.`

describe('openArchive()', () => {
  test('reads texts and images of nested folders, deflated or not', async () => {
    const items = await readAll(
      anArchive([
        {name: 'wiki/', mode: 0o040755},
        {name: 'wiki/2024/mail.md', text: '# Mail\n'},
        {name: 'wiki/naïve – größe.html', text: '<h1>x', method: 0},
        {name: 'wiki/a.png', text: Uint8Array.from([1, 2, 3])},
      ]),
    )
    expect(items).toEqual([
      {kind: 'document', name: 'wiki/2024/mail.md', bytes: Buffer.from('# Mail\n')},
      {kind: 'document', name: 'wiki/naïve – größe.html', bytes: Buffer.from('<h1>x')},
      {kind: 'image', name: 'wiki/a.png', bytes: Buffer.from([1, 2, 3])},
    ])
  })

  test.each([
    ['../../etc/passwd.md', nasty('Its name leads out of the archive (“..”)')],
    ['a/../../b.md', nasty('Its name leads out of the archive (“..”)')],
    ['/etc/cron.d/x.md', nasty('Its name begins at the root of a disk')],
    ['C:/x.md', nasty('Its name begins with a drive')],
    ['c:x.md', nasty('Its name begins with a drive')],
    ['..\\..\\x.md', nasty('Its name has a backslash in it, which is a folder to some programs')],
    ['\\\\host\\share\\x.md', nasty('Its name has a backslash in it, which is a folder to some programs')],
    ['x.md\u0000.png', nasty('Its name has control characters in it')],
    ['a\nb.md', nasty('Its name has control characters in it')],
    [`${'x'.repeat(600)}.md`, nasty('Its name is longer than 500 characters')],
  ])('H22 reads nothing under the name %j', async (name, said) => {
    expect(await readOne({name, text: 'x'})).toBe(said)
  })

  test.each([
    ['a link', {mode: 0o120777}, 'refused: It is a link to another file, and links are not followed.'],
    ['a device', {mode: 0o060660}, 'refused: It is a device or a pipe, and no file.'],
    ['a pipe', {mode: 0o010660}, 'refused: It is a device or a pipe, and no file.'],
    ['what is encrypted', {flags: 0x801}, 'refused: It is encrypted, and archives are read without a password. Zip it again without one.'],
    ['what is packed in another way', {method: 14}, 'refused: It is packed in a way that is not read here (method 14). Zip it again with the usual settings.'],
    [
      'what is too large',
      {text: Buffer.from(Array.from({length: 300 * 1024}, (_, at) => at % 251))},
      'refused: It is larger than 256 KiB, which is the most that is taken.',
    ],
    [
      'what says it is small',
      {text: Buffer.from(Array.from({length: 300 * 1024}, (_, at) => at % 251)), saysSize: 10},
      'refused: It is larger than 256 KiB, which is the most that is taken.',
    ],
    [
      'what swells',
      {text: 'a'.repeat(200 * 1024)},
      'refused: More than 200 times as much comes out of it as it takes in the archive, as in archives that are made to fill a disk.',
    ],
    ['what is another text', {saysSum: 1}, 'refused: It is damaged in the archive: its checksum is that of another text. Zip it again.'],
    ['what is no deflated text', {packed: Buffer.from('no such thing')}, 'refused: It is damaged in the archive, and cannot be unpacked. Zip it again.'],
    [
      'half of a deflated text',
      {packed: deflateRawSync(Buffer.from('x'.repeat(50) + Math.PI)).subarray(0, 5)},
      'refused: It is damaged in the archive, and cannot be unpacked. Zip it again.',
    ],
  ] as const)('H22 takes nothing of %s, and says why', async (_, file, said) => {
    expect(await readOne({name: 'a.md', text: 'Some text', ...file})).toBe(said)
  })

  test.each([
    ['__MACOSX/wiki/._a.md', 'left: macOS writes it beside the files: it is no document.'],
    ['wiki/.DS_Store', 'left: macOS writes it beside the files: it is no document.'],
    ['Thumbs.db', 'left: Windows writes it beside the files: it is no document.'],
    ['.git/config', 'left: It is hidden: such files are settings of a program.'],
    ['styles/site.css', 'left: It is no document: those end in .md, .txt, .html, .eml or .json.'],
    ['a.svg', 'left: Images of this kind are not taken along, only PNG, JPEG, GIF and WebP.'],
    ['more.zip', 'refused: An archive within an archive is not opened. Unpack it, and bring its files in.'],
    ['report.pdf', 'refused: This kind of document cannot be read. Save it as .md, .txt or .html.'],
  ])('says what becomes of %s', async (name, said) => {
    expect(await readOne({name, text: 'x'})).toBe(said)
  })

  test('takes the first of two files with one name', async () => {
    const items = await readAll(
      anArchive([
        {name: 'a.md', text: 'one'},
        {name: 'a.md', text: 'two'},
      ]),
    )
    expect(items).toEqual([
      {kind: 'document', name: 'a.md', bytes: Buffer.from('one')},
      {kind: 'refused', name: 'a.md', reason: 'Another file of the archive has the same name.'},
    ])
  })

  test('H22 takes nothing of an archive whose files share bytes, in whichever way', async () => {
    const said = 'Files in it overlap, as they do in archives that are made to fill a disk. None of it was unpacked.'
    const kernel = {name: 'a.md', text: 'x'.repeat(5000)}
    expect(await readAll(anArchive([kernel, ...['b', 'c', 'd'].map(name => ({name: `${name}.md`, text: 'x'.repeat(5000), saysOffset: 0}))]))).toBe(said)
    // Each one's bytes hold the header of the next.
    expect(
      await readAll(
        anArchive([
          {...kernel, method: 0},
          {name: 'b.md', text: 'x', saysOffset: 100},
        ]),
      ),
    ).toBe(said)
    expect(
      await readAll(
        anArchive([
          {name: 'b.md', text: 'x'},
          {name: 'c.md', text: 'y', saysOffset: 100_000},
        ]),
      ),
    ).toBe(said)
  })

  test('H22 stops as soon as too much has come out of it, whatever it says', async () => {
    const noise = Buffer.from(Array.from({length: 200 * 1024}, (_, at) => (at * 7919) % 253))
    const files = Array.from({length: 8}, (_, at) => ({name: `${at}.md`, text: Buffer.concat([Buffer.from(String(at)), noise]), saysSize: 1}))
    expect(await readAll(anArchive(files))).toBe('Unpacked, it is larger than 1 MiB. Nothing of it was kept: zip the files in several archives.')
  })

  test('counts files and documents before it unpacks any', async () => {
    const many = (count: number, ending: string): readonly ArchivedFile[] => Array.from({length: count}, (_, at) => ({name: `${at}.${ending}`, text: 'x'}))
    expect(await readAll(anArchive(many(51, 'md')))).toBe('It holds more than 50 files. Zip the postmortems alone, or several archives.')
    expect(await readAll(anArchive(many(21, 'md')))).toBe('It holds 21 documents, and at most 20 are taken at once. Zip them in several archives.')
    expect(await readAll(anArchive(many(3, 'css')))).toBe('It holds no document: those end in .md, .txt, .html, .eml or .json.')
    expect(await readAll(anArchive(many(20, 'md')))).toHaveLength(20)
  })

  test('says what a file is that is no whole zip archive', async () => {
    const whole = anArchive([{name: 'a.md', text: 'x'.repeat(500)}])
    const broken = 'It is broken off or damaged: the list of its files, which stands at its end, cannot be read. Send it again, or zip it again.'
    expect(await readAll(whole.subarray(0, whole.length - 30))).toBe(broken)
    expect(await readAll(whole.subarray(0, 40))).toBe(broken)
    expect(await readAll(Buffer.concat([whole, Buffer.from('more')]))).toBe(broken)
    expect(await readAll(anArchive([{name: 'a.md', text: 'x'}], {saysCount: 2}))).toBe('The list of its files is damaged. Zip it again.')
    expect(await readAll(anArchive([{name: 'a.md', text: 'x', flags: 0x840}]))).toBe(
      'It is encrypted, and archives are read without a password. Zip it again without one.',
    )
    expect(await readAll(Buffer.from('Rar!\u001a\u0007'))).toBe('It is a RAR archive, and only zip archives are read. Zip the files instead.')
    expect(await readAll(Buffer.from([0x1f, 0x8b, 8]))).toBe('It is a gzip archive, and only zip archives are read. Zip the files instead.')
    expect(await readAll(Buffer.from('# A postmortem\n'))).toBe('It is no zip archive, whatever its name says.')
    expect(await readAll(anArchive([]))).toBe('It is an archive without files.')
    expect(await readAll(Buffer.alloc(0))).toBe('It is empty.')
  })

  test('answers whatever is changed in an archive, and never with more than may come out of it', async () => {
    const whole = anArchive([
      {name: 'a.md', text: 'word '.repeat(400)},
      {name: 'b/c.txt', text: 'x', method: 0},
      {name: 'd.png', text: 'y'},
    ])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {minLength: 1, maxLength: 6}), async changes => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        const items = await readAll(bytes)
        if (typeof items === 'string') expect(items).toMatch(/\.$/)
        else for (const item of items) expect('bytes' in item ? item.bytes.length <= limits.mostImageBytes : item.reason.length > 0).toBe(true)
      }),
      {numRuns: 400},
    )
  })
})
