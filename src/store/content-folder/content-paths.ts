import path from 'node:path'

/** Whether a file's or folder's name is none of the library's business: hidden, an underscore's, a template, a README. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name.startsWith('_') || name === 'templates' || /^readme\.md$/i.test(name)
}

/** Whether a name is that of a document; one with another spelling of the ending is listed too, so that somebody is told. */
export function isDocumentName(name: string): boolean {
  return /\.(md|markdown)$/i.test(name)
}

/** The absolute path of a file below the folder, or why there is none. */
export function resolveBelow(root: string, file: string): {readonly absolute: string} | {readonly fault: string} {
  if (file.includes('\0')) return {fault: 'its path has a NUL character'}
  const segments = file.split('/')
  if (segments.some(segment => segment === '' || segment === '.' || segment === '..')) return {fault: 'its path leads out of the content folder'}
  if (path.sep === '\\' && /[\\:]/.test(file)) return {fault: 'its path leads out of the content folder'}
  if (segments.some(isLeftOut)) return {fault: 'hidden files, names that begin with "_", templates and README.md are not incidents'}
  return {absolute: path.join(root, ...segments)}
}

/** Whether a path without symbolic links lies below the folder, and not in what git keeps there for itself. */
export function isBelow(root: string, real: string): boolean {
  const relative = path.relative(root, real)
  return relative !== '' && !path.isAbsolute(relative) && !relative.split(path.sep).some(segment => segment === '..' || segment === '.git')
}
