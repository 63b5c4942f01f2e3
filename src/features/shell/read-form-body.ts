/** A file as a browser sends it, with the name that it says. */
export type SentFile = {readonly name: string; readonly bytes: Uint8Array}

/** What came of reading a form: its fields, or what is wrong with it. */
export type FormBody = ReadonlyMap<string, string | readonly string[] | readonly SentFile[]> | 'too large' | 'broken off' | 'not UTF-8' | 'repeated'

/**
 * Reads the fields of a request's form, at most `mostBytes` of them, however many more are sent. Stricter than `formData()`, which takes a
 * body whole, puts a replacement character where bytes are broken, and leaves it to chance which of two values of a field is meant. The
 * fields that are named `several` may be there more than once, and are lists.
 */
export async function readFormBody(request: Request, mostBytes: number, several: readonly string[] = []): Promise<FormBody> {
  if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) return 'too large'
  const bytes = await readBytes(request.body, mostBytes)
  if (typeof bytes === 'string') return bytes
  const fields = new Map<string, string>()
  const lists = new Map<string, string[]>()
  for (const pair of bytes
    .toString('latin1')
    .split('&')
    .filter(pair => pair !== '')) {
    const [name, ...rest] = pair.split('=')
    const [field, value] = [decode(name ?? ''), decode(rest.join('='))]
    if (field === undefined || value === undefined) return 'not UTF-8'
    if (several.includes(field)) {
      const list = lists.get(field) ?? []
      list.push(value)
      lists.set(field, list)
      continue
    }
    if (fields.has(field)) return 'repeated'
    fields.set(field, value)
  }
  return new Map<string, string | readonly string[]>([...fields, ...lists])
}

/** A body's bytes, at most so many of them. */
export async function readBytes(body: ReadableStream<Uint8Array> | null, mostBytes: number): Promise<Buffer | 'too large' | 'broken off'> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of body ?? []) {
      length += piece.length
      if (length > mostBytes) return 'too large'
      pieces.push(piece)
    }
  } catch {
    // Whoever sent it has gone.
    return 'broken off'
  }
  return Buffer.concat(pieces)
}

/** Undefined where the bytes are no UTF-8, written out or as they are. */
function decode(text: string): string | undefined {
  const bytes = Buffer.from(
    text.replaceAll('+', ' ').replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  )
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    return undefined
  }
}
