import {type FormBody, readBytes, type SentFile} from './read-form-body.ts'

type Parts = {readonly several: readonly string[]; readonly files: string | undefined}

/**
 * Reads a form that was sent in parts, which is how browsers send files: at most `mostBytes` of it, however much more is sent. Files are a
 * list under their field's name; a field without a chosen file is an empty one.
 */
export async function readFormParts(request: Request, mostBytes: number, {several, files}: Parts): Promise<FormBody> {
  if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) return 'too large'
  const bytes = await readBytes(request.body, mostBytes)
  if (typeof bytes === 'string') return bytes
  // Over bytes that are all there: what the parser takes is bounded by them.
  const parsed = await new Response(Uint8Array.from(bytes), {headers: {'Content-Type': request.headers.get('Content-Type') ?? ''}})
    .formData()
    .catch(() => undefined)
  if (!parsed) return 'broken off'
  const fields = new Map<string, string | string[] | SentFile[]>()
  for (const [name, value] of parsed) {
    if (typeof value !== 'string') {
      if (name !== files) return 'repeated'
      const known = (fields.get(name) ?? []) as SentFile[]
      if (value.size > 0 || value.name !== '') known.push({name: value.name, bytes: new Uint8Array(await value.arrayBuffer())})
      fields.set(name, known)
    } else if (several.includes(name)) fields.set(name, [...((fields.get(name) ?? []) as string[]), value])
    else if (fields.has(name)) return 'repeated'
    else fields.set(name, value)
  }
  return fields
}
