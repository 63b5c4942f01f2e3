import {toImageAddress} from '#src/postmortem/render/resolve-image.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'

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
