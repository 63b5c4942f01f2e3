import 'server-only'
import {listImagePaths, mostImages} from '#src/library/list-image-paths.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {findImageSize, type ImageSize} from './find-image-size.ts'

/** A document's HTML with the sizes of its images, and the images that are not there. */
export type SizedHtml = {readonly html: DocumentHtml; readonly missing: ReadonlySet<string>}

/**
 * Looks at the images of the content folder that a document shows. Asked with every page and kept by nobody: an image is put there, and
 * changed, without a word in the index.
 */
export async function lookAtImages(id: string, html: DocumentHtml): Promise<SizedHtml> {
  const paths = [...listImagePaths(id, html)].slice(0, mostImages)
  if (paths.length === 0) return {html, missing: new Set()}
  const {folder} = await hindsight()
  const sizes = new Map<string, ImageSize>()
  const missing = new Set<string>()
  await Promise.all(
    paths.map(async ([address, path]) => {
      // Whatever is in the way of a file, nobody is shown it.
      const head = await folder.readHead(path, headLength).catch(() => undefined)
      const size = head && findImageSize(head)
      if (size) sizes.set(address, size)
      if (!head) missing.add(path)
    }),
  )
  return {html: sizes.size === 0 ? html : mapPieces(html, piece => writeSizes(piece, sizes)), missing}
}

/** Bytes: what cameras and editors write before a photograph's size. */
const headLength = 128 * 1024

/** The renderer writes `src` first, and no size. */
function writeSizes(piece: string, sizes: ReadonlyMap<string, ImageSize>): string {
  return piece.replace(/<img src="([^"]*)"/g, (tag: string, address: string) => {
    const size = sizes.get(address)
    return size ? `${tag} width="${size.width}" height="${size.height}"` : tag
  })
}

function mapPieces(html: DocumentHtml, map: (piece: string) => string): DocumentHtml {
  return {
    sections: html.sections.map(map),
    entries: html.entries.map(map),
    updates: html.updates.map(map),
    actions: html.actions.map(map),
    factors: html.factors.map(map),
    footnotes: map(html.footnotes),
  }
}
