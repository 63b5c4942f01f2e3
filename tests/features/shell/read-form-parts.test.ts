import {describe, expect, test} from 'vitest'
import {readFormParts} from '#src/features/shell/read-form-parts.ts'

const toRequest = (body: FormData | string, headers: Record<string, string> = {}) => new Request('http://localhost/', {method: 'POST', body, headers})
const read = (body: FormData | string, headers?: Record<string, string>) => readFormParts(toRequest(body, headers), 2000, {several: ['tag'], files: 'file'})

describe('readFormParts()', () => {
  test('reads fields, lists and files', async () => {
    const form = new FormData()
    form.append('text', 'Café\r\n')
    form.append('tag', 'a')
    form.append('tag', 'b')
    form.append('file', new File([Uint8Array.from([0, 255])], '../../etc/passwd'))
    const fields = await read(form)
    expect(fields).toBeInstanceOf(Map)
    if (!(fields instanceof Map)) return
    expect([fields.get('text'), fields.get('tag')]).toEqual(['Café\r\n', ['a', 'b']])
    expect(fields.get('file')).toEqual([{name: '../../etc/passwd', bytes: Uint8Array.from([0, 255])}])
  })

  test('a field without a chosen file has none', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n'
    expect(await read(body, {'Content-Type': 'multipart/form-data; boundary=x'})).toEqual(new Map([['file', []]]))
  })

  test('refuses a field that is there twice, and a file in a field that takes none', async () => {
    const twice = new FormData()
    twice.append('text', 'a')
    twice.append('text', 'b')
    expect(await read(twice)).toBe('repeated')
    const other = new FormData()
    other.append('text', new File(['a'], 'a.txt'))
    expect(await read(other)).toBe('repeated')
  })

  test('takes so many bytes and no more, by what is said and by what comes', async () => {
    const large = new FormData()
    large.append('text', 'x'.repeat(3000))
    expect(await read(large)).toBe('too large')
    const request = toRequest('x', {'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '99999'})
    expect(await readFormParts(request, 2000, {several: [], files: undefined})).toBe('too large')
  })

  test.each([
    ['without a boundary', 'x', 'multipart/form-data'],
    ['cut short', '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc', 'multipart/form-data; boundary=x'],
    ['that is no such form', 'text=abc', 'multipart/form-data; boundary=x'],
  ])('refuses a body %s', async (_, body, type) => {
    expect(await read(body, {'Content-Type': type})).toBe('broken off')
  })
})
