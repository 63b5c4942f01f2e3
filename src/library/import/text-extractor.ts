import type {ImportOrigin} from './import-work.ts'

/** The text of what was given, with what it says of itself; or why there is none. */
export type TextExtracting =
  | {
      readonly text: string
      /** What the text was made of; undefined where it is what was given. */
      readonly madeOf: string | undefined
      readonly origin: ImportOrigin
      /** What else was there and is not in the text. */
      readonly left: readonly string[]
    }
  | {readonly problem: string}

/** `hasImages` where images may have come with it, so that those it shows are kept in the text. */
export type ExtractOptions = {readonly hasImages?: boolean | undefined}

/** Finds texts within a budget of time and memory; never throws on content. */
export interface TextExtractor {
  extract(file: string, bytes: Uint8Array, options?: ExtractOptions): Promise<TextExtracting>
}
