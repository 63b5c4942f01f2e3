/** One stretch of a text to be replaced; an insertion where `start` is `end`. */
export type FormatEdit = {readonly start: number; readonly end: number; readonly text: string}

/** A line to be added to the front matter. */
export type FrontMatterLine = {readonly key: string; readonly line: string}

/** Edits that stand or fall together, because each alone would be read differently. */
export type EditGroup = {
  /** What they make canonical, in words for a report: `timeline`, `front matter: severity`. */
  readonly name: string
  readonly edits: readonly FormatEdit[]
  readonly lines?: readonly FrontMatterLine[]
  /** Holds whatever the text is read as afterwards: the caller asked for it. */
  readonly isAsked?: boolean
  /** Written only where the others are not read the same without it. */
  readonly isSpare?: boolean
}

/** Where front matter is added to: before the closing line of what is there, or as a block of its own. */
export type FrontMatterPlace = {readonly offset: number; readonly isNew: boolean; readonly newline: string}

/** The text with the edits of the groups made; an edit that begins inside an earlier one is left out. */
export function applyEdits(text: string, groups: readonly EditGroup[], place: FrontMatterPlace | undefined): string {
  const edits: FormatEdit[] = []
  const lines = place ? groups.flatMap(group => group.lines ?? []) : []
  if (place && lines.length > 0) {
    const block = lines.map(({line}) => line + place.newline).join('')
    const fence = `---${place.newline}`
    edits.push({start: place.offset, end: place.offset, text: place.isNew ? `${fence}${block}${fence}${place.newline}` : block})
  }
  for (const {edits: own} of groups) edits.push(...own)
  edits.sort((a, b) => a.start - b.start || a.end - b.end)
  const out: string[] = []
  let at = 0
  for (const {start, end, text: written} of edits) {
    if (start < at) continue
    out.push(text.slice(at, start), written)
    at = end
  }
  out.push(text.slice(at))
  return out.join('')
}
