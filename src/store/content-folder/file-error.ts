/** An error for people about a file, with the system's own as its cause. */
export function toFileError(verb: 'open' | 'read' | 'create' | 'replace' | 'move' | 'list', file: string, cause: unknown): Error {
  const code = readErrorCode(cause)
  const state = (code && states[code]) ?? code ?? (cause instanceof Error ? cause.message : String(cause))
  return new Error(`Cannot ${verb} ${file}: ${state}`, {cause})
}

/** A file that is there but must not be touched. */
export function toRefusal(verb: 'read' | 'create' | 'replace' | 'move', file: string, state: string): Error {
  return new Error(`Cannot ${verb} ${file}: ${state}`)
}

/** The system's name of what went wrong, `ENOENT` for one. */
export function readErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const states: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'the name is taken',
  ELOOP: 'it is a symbolic link',
  EXDEV: 'it lies on another disk than the rest of the library',
  ENAMETOOLONG: 'its path is too long',
  ENXIO: 'it is a pipe, a socket or a device',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  EIO: 'the disk answers with an error',
}

/** For a promise's `catch`, where what is not there is an answer; what cannot be looked at is none. */
export function ignoreAbsent(error: unknown): undefined {
  const code = readErrorCode(error)
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
}
