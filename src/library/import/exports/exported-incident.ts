import type {UpdateState} from '#src/incident/incident.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'

/** What an export of a program for incidents says, whatever program it is. Instants are ISO 8601 with an offset, texts are Markdown or HTML. */
export type ExportedIncident = {
  readonly title: string
  readonly severity?: string | undefined
  readonly services: readonly string[]
  readonly milestones: Readonly<Partial<Record<MilestoneKind, string>>>
  /** What happened, in a few sentences. */
  readonly summary?: string | undefined
  readonly impact?: string | undefined
  readonly entries: readonly {readonly at: string; readonly text: string}[]
  readonly updates: readonly {readonly at: string; readonly state: UpdateState | undefined; readonly text: string}[]
  readonly actions: readonly ExportedAction[]
  /** What the program's users wrote when it was over, with headings of its own. */
  readonly postmortem?: string | undefined
  readonly url?: string | undefined
}

export type ExportedAction = {
  readonly title: string
  readonly isDone: boolean
  readonly owner?: string | undefined
  readonly due?: string | undefined
  readonly done?: string | undefined
  readonly priority?: string | undefined
  readonly ref?: string | undefined
}

/** A format of exports: what of a parsed file it is, each incident in it; undefined where the file is of another format. */
export type ExportFormat = {readonly name: string; readonly read: (value: unknown) => readonly ExportedIncident[] | undefined}
