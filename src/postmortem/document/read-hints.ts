import type {SeverityNames} from '#src/incident/severity.ts'

/** What a reader must be told because the text does not say it: by whoever has it read, or by the library that it belongs to. */
export type ReadHints = {
  readonly defaultYear?: number | undefined
  readonly defaultTimezone?: string | undefined
  /** Whether day or month comes first in dates such as 03/04/2024, where no other date of the text decides it. */
  readonly dayOrder?: 'dmy' | 'mdy' | undefined
  readonly severities?: SeverityNames | undefined
}
