import {resolveImage} from '#src/postmortem/render/resolve-image.ts'

/**
 * Replaces the addresses of a text's images that are files beside it. `name` is the text's own path among these files, `replace` is given
 * theirs and answers with another address, or with undefined for one that stays.
 */
export function mapImages(markdown: string, name: string, replace: (path: string) => string | undefined): string {
  const swap = (whole: string, before: string, address: string, after: string): string => {
    const target = resolveImage(address, name)
    const by = target.kind === 'file' ? replace(target.path) : undefined
    return by === undefined ? whole : `${before}${by}${after}`
  }
  return patterns.reduce((text, pattern) => text.replace(pattern, swap), markdown)
}

/** The paths of the images that a text shows of the files beside it, each once. */
export function listBesideImages(markdown: string, name: string): readonly string[] {
  const paths = new Set<string>()
  mapImages(markdown, name, path => {
    paths.add(path)
    return undefined
  })
  return [...paths]
}

/** Each part is bounded, so that a text that begins many images and ends none costs no more than its length. */
const patterns = [
  /(!\[[^[\]\n]{0,300}\]\(<)([^<>\n]{1,500})(>)/g,
  /(!\[[^[\]\n]{0,300}\]\()([^<>()\s]{1,500})((?=[\s)]))/g,
  /(<img\b[^<>]{0,300}?\ssrc=")([^"<>\n]{1,500})(")/gi,
] as const
