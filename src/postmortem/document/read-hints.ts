import type {SeverityNames} from '#src/incident/severity.ts'

/** What a reader must be told because the text does not say it: by whoever has it read, or by the library that it belongs to. */
export type ReadHints = {
  readonly defaultYear?: number | undefined
  readonly defaultTimezone?: string | undefined
  readonly severities?: SeverityNames | undefined
}
