/** What can be told of a file without reading it. */
export type ContentEntry = {
  /** Path below the folder, with forward slashes; of a folder, where that is what must not be read. */
  readonly file: string
  readonly size: number
  /** Set where the file must not be read: a symbolic link out of the folder, a pipe, an unsafe name. */
  readonly refusal: string | undefined
}

/** Thrown where a file is no longer what it was when it was read. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/** The folder of Markdown that is the record. */
export interface ContentFolder {
  /**
   * Undefined where the folder is not there; an empty list where it is empty. Hidden files, `_…` folders and editors' leftovers are
   * left out. With `files`, only those of them that are there.
   */
  list(files?: readonly string[]): Promise<readonly ContentEntry[] | undefined>
  /**
   * The file's bytes; refuses what `list` would refuse and what is larger than `limit` bytes. Throws with a message for people; its
   * cause has the code ENOENT where the file is gone.
   */
  read(file: string, limit: number): Promise<Uint8Array>
  /** At most `length` bytes from the file's beginning, however large it is; refuses and throws as `read` does. */
  readHead(file: string, length: number): Promise<Uint8Array>
  /** Creates a file that does not exist yet, whole or not at all. Throws where the name is taken or leads out of the folder. */
  create(file: string, content: string | Uint8Array): Promise<void>
  /**
   * Replaces a file whose bytes are still `before`, whole or not at all; everything about it but its text stays. Throws `FileChanged` where
   * it has changed meanwhile, and otherwise where `read` would refuse it.
   */
  replace(file: string, before: Uint8Array, after: Uint8Array): Promise<void>
  /**
   * Calls back soon after anything below the folder changed, and once in a while in any case, with the files that may have changed or
   * with undefined for "any"; returns how to stop.
   */
  watch(changed: (files: readonly string[] | undefined) => void): () => Promise<void>
  /** For people: where it is. */
  readonly location: string
}
