import 'server-only'
import {createHash} from 'node:crypto'
import {mayEditText} from '#src/features/editor/may-write.ts'
import {writeContentDisposition} from '#src/features/shell/content-disposition.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {listImagePaths} from '#src/library/list-image-paths.ts'
import {toImageAddress} from '#src/postmortem/render/resolve-image.ts'
import {findImageType} from '#src/server/find-image-type.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {findKeptView, type IncidentView} from './incident-queries.ts'

type ImageRequest = {readonly params: Promise<{readonly id: string}>}

/**
 * Answers with an image of the content folder, for whoever may read an incident whose document shows it, and with those beside a document
 * for whoever may change it; no other file of the folder has an address. What a file is, its bytes say and not its name. Hidden, absent, too large and no image answer alike.
 * The proxy gives these answers a policy under which nothing in them runs.
 */
export async function sendImage(request: Request, {params}: ImageRequest): Promise<Response> {
  const {pathname} = new URL(request.url)
  const view = await findKeptView((await params).id)
  const file = view && 'incident' in view ? (listImagePaths(view.incident.id, view.html).get(pathname) ?? (await findBeside(view, pathname))) : undefined
  const bytes = file === undefined ? undefined : await readImage(file)
  const type = bytes && findImageType(bytes)
  if (file === undefined || !bytes || !type)
    return new Response('There is nothing at this address.\n', {
      status: 404,
      headers: {'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store'},
    })
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  const headers = {'Content-Type': type, ETag: tag, 'Cache-Control': 'private, no-cache', 'Content-Disposition': writeContentDisposition('inline', file)}
  if (request.headers.get('If-None-Match') === tag) return new Response(null, {status: 304, headers})
  return new Response(bytes, {headers})
}

/** An image that somebody has just put beside the document that they write, and that its saved text does not show yet. */
async function findBeside({incident, file}: Pick<IncidentView, 'incident' | 'file'>, pathname: string): Promise<string | undefined> {
  const beside = `${file.replace(/\.md$/, '')}/`
  const start = toImageAddress(incident.id, beside)
  const name = pathname.startsWith(start) ? pathname.slice(start.length) : ''
  return /^[\w-]+\.(?:png|jpg|gif|webp)$/.test(name) && mayEditText(await readVisitor(), incident) ? `${beside}${name}` : undefined
}

/** Undefined where the folder has no such file, or refuses it: it is too large, a link out of the folder, or no file at all. */
async function readImage(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const {folder} = await hindsight()
  try {
    return new Uint8Array(await folder.read(file, largestImage))
  } catch {
    // Whatever is in the way: a reader can do nothing about it, and is told nothing of the folder.
    return undefined
  }
}

/** Bytes; a screenshot takes a tenth of it. */
const largestImage = 5 * 1024 * 1024
