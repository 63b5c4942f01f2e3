import {describe, expect, test} from 'vitest'
import {accessHeadLength, guessAccess} from '#src/library/file-access.ts'
import {readDocument} from '#src/library/read-document.ts'

describe('guessAccess()', () => {
  test.each([
    '---\nvisibility: restricted\ntitle: a: b\n---\n',
    '---\nVisibility: restricted\n---\n',
    '---\n"visibility": restricted\n---\n',
    "---\n'visibility' : restricted\n---\n",
    '---\n{visibility: restricted, title: [}\n---\n',
    '---\n{title: a, "visibility": "restricted"\n---\n',
    '---\n? visibility\n: restricted\n---\n',
    '---\nvisbility: restricted\n---\n',
    '---\naudience: [a]\n---\n',
    '---\ntitle: "a\n---\nvisibility: restricted\n---\n',
    '+++\nvisibility = "restricted"\n+++\n',
    '---\nstatus: draft\nvisibility: restricted\n---\n',
  ])('takes %j for restricted', text => {
    expect(guessAccess(text)).toBe('restricted')
  })

  test.each([
    '---\nstatus: draft\ntitle: a: b\n---\n',
    '---\n{"status": "in-review", title: [}\n---\n',
    '---\nStatus: finished\n---\n',
    '---\nstatus:\n---\n',
    '---\nsatus: published\n---\n',
    '---\ndraft: true\n---\n',
    '+++\ndraft = true\n+++\n',
    '<<<<<<< ours\n---\nstatus: draft\n---\n',
  ])('takes %j for a draft', text => {
    expect(guessAccess(text)).toBe('draft')
  })

  test.each([
    '---\ntitle: a: b\n---\n\nStatus: resolved\n\n- status: done, draft: true',
    '---\nvisibility: public # for all\nstatus: published\ndraft: false\ntitle: a: b\n---\n',
    'Status: resolved.',
    '',
  ])('takes %j for public', text => {
    expect(guessAccess(text)).toBe('public')
  })

  test('looks through bytes that are no text, in any encoding', () => {
    const latin = Buffer.from('---\ntitle: caf\xe9\nvisibility: restricted\n---\n', 'latin1')
    const wide = Buffer.from('\ufeff---\nstatus: draft\n---\n', 'utf16le')
    expect([guessAccess(latin), guessAccess(wide)]).toEqual(['restricted', 'draft'])
  })

  test('takes no longer for a text that doubles', () => {
    for (const piece of ['{', ', ', 'a', 'a:', '"a" ', 'visibility', '\n---', '? ']) {
      const started = performance.now()
      guessAccess(`---\n${piece.repeat(accessHeadLength)}`)
      expect(performance.now() - started).toBeLessThan(400)
    }
  })
})

describe('readDocument()', () => {
  const refuse = async (bytes: Uint8Array) => {
    const reading = await readDocument('x.md', bytes)
    return 'problem' in reading ? `${reading.problem.rule} ${reading.visibility}` : 'read'
  }

  test('A06 hides what cannot be decoded where it restricts', async () => {
    expect(await refuse(Buffer.from('---\nvisibility: restricted\n---\n\ncaf\xe9', 'latin1'))).toBe('not-utf8 restricted')
    expect(await refuse(Buffer.from('---\nstatus: draft\n---\n\ncaf\xe9', 'latin1'))).toBe('not-utf8 draft')
    expect(await refuse(Buffer.from('caf\xe9', 'latin1'))).toBe('not-utf8 public')
  })

  test('hides what cannot be parsed where it restricts', async () => {
    expect(await refuse(Buffer.from('---\n{visibility: restricted\n---\n\nText.'))).toBe('front-matter-syntax restricted')
    expect(await refuse(Buffer.from('---\ndraft: true\ntitle: a: b\n---\n\nText.'))).toBe('front-matter-syntax draft')
  })
})
