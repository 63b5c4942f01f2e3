import {isStoreUnavailable} from '#src/library/store-unavailable.ts'

/** Says what kept a document from being written, what became of it and what to do; for the person whose change it is. `what` is the file or the incident. */
export function explainFailure(error: unknown, what: string): string {
  const code = readCode(error)
  const known = code === undefined ? undefined : failures[code]
  if (known) return `${known.happened(what)}. ${nothingWritten} ${known.mend}`
  // Of other errors' words nobody knows what they tell of the server; these are the folder's own.
  const isOwn = error instanceof Error && /^Cannot (?:create|read|replace|move) /.test(error.message)
  return `${isOwn ? error.message : `Something went wrong when ${what} was to be written`}. ${nothingWritten} Try again; if it stays so, tell whoever runs Hindsight.`
}

/** What was kept, whatever went wrong. */
const nothingWritten = 'Nothing was written: the file is as it was, and what you entered is still here.'

/** The system's name of what went wrong; adapters keep it as the cause of their own error. */
function readCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (isStoreUnavailable(error)) return 'StoreUnavailable'
  if (error.name === 'DocumentBusy' || error.name === 'FileChanged') return error.name
  if ('code' in error && typeof error.code === 'string' && Object.hasOwn(failures, error.code)) return error.code
  return readCode(error.cause)
}

type Failure = {readonly happened: (what: string) => string; readonly mend: string}

const again = 'Try again in a moment.'
const notAllowed: Failure = {
  happened: what => `The server may not write to ${what}`,
  mend: 'Whoever runs Hindsight can give it permission; then save again.',
}
const noSpace: Failure = {happened: what => `There is no room on the disk to write ${what}`, mend: 'Whoever runs Hindsight can make room; then save again.'}
const gone: Failure = {
  happened: what => `${what} is not there any more`,
  mend: 'It may have been renamed, or its folder may be out of reach: load the page again to see where it is.',
}
const brokenDisk: Failure = {
  happened: what => `The disk answers with an error when ${what} is written`,
  mend: 'Whoever runs Hindsight should look after the disk before anything more is saved.',
}
const tooManyOpen: Failure = {happened: what => `The server has too many files open to write ${what}`, mend: again}

const failures: Readonly<Record<string, Failure>> = {
  EROFS: {
    happened: what => `${what} is on a disk that is read-only`,
    mend: 'Whoever runs Hindsight can make the content folder writable; then save again.',
  },
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EFBIG: noSpace,
  ENOENT: gone,
  ENOTDIR: gone,
  ESTALE: gone,
  EIO: brokenDisk,
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
  StoreUnavailable: {happened: what => `The index does not answer, and without it nobody may write to ${what}`, mend: again},
  DocumentBusy: {happened: what => `Others are writing to ${what} without pause`, mend: again},
  FileChanged: {happened: what => `${what} is being changed over and over`, mend: again},
}
