import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import type {FileAccess} from './file-access.ts'
import type {PublishedDocument} from './incident-store.ts'

/** What reading a file's bytes came to: a document, or the reason why it must not be indexed. */
export type DocumentReading = {readonly document: PublishedDocument} | {readonly problem: Diagnostic; readonly hash: string; readonly visibility: FileAccess}

/** Reads documents within a budget of time and memory; never throws on content, whatever it holds. */
export interface DocumentReader {
  /** Changes with the program that reads: what an older one read may have to be read again. */
  findRevision(): Promise<string>
  read(file: string, bytes: Uint8Array, hints?: ReadHints): Promise<DocumentReading>
  close(): Promise<void>
}
