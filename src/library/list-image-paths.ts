import {toImageAddress} from '#src/postmortem/render/resolve-image.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'
import type {ContentFolder} from './content-folder.ts'

/** The images of the content folder that a document's HTML shows: the path of each below the folder, by its address. */
export function listImagePaths(id: string, html: DocumentHtml): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  const start = `<img src="${toImageAddress(id, '')}`
  for (const piece of [...html.sections, ...html.entries, ...html.updates, ...html.actions, ...html.factors, html.footnotes]) {
    for (let at = piece.indexOf(start); at >= 0; at = piece.indexOf(start, at + start.length)) {
      const address = piece.slice(at + '<img src="'.length, piece.indexOf('"', at + start.length))
      paths.set(address, address.slice(toImageAddress(id, '').length).split('/').map(decodeURIComponent).join('/'))
    }
  }
  return paths
}

/** Those of a document's images that cannot be shown, because the folder has no such file or refuses it; their paths below the folder. */
export async function listMissingImages(folder: ContentFolder, id: string, html: DocumentHtml): Promise<ReadonlySet<string>> {
  const paths = [...new Set(listImagePaths(id, html).values())].slice(0, mostImages)
  const missing = await Promise.all(
    paths.map(path =>
      folder.readHead(path, 1).then(
        () => [],
        () => [path],
      ),
    ),
  )
  return new Set(missing.flat())
}

/** Images of a document that are looked at; nobody has written one with as many. */
export const mostImages = 200
