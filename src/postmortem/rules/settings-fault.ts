import type {DiagnosticLevel} from '#src/incident/diagnostic.ts'

/** Reports what is wrong with the part of a configuration that a path of keys and places leads to: with its key, or with its value. */
export type TellFault = (level: DiagnosticLevel, path: readonly PropertyKey[], onKey: boolean, message: string) => void
