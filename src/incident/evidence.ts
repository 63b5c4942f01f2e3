/** A place in a text: line and column count from 1, offset counts UTF-16 units from the start of the file (a byte order mark included). */
export type Point = {readonly line: number; readonly column: number; readonly offset: number}

/** A stretch of a text; `end` is the first place after it. */
export type Span = {readonly start: Point; readonly end: Point}

/** How a fact was read: from the front matter, from a labelled or structured place in a section, or from running prose. */
export type EvidenceKind = 'front-matter' | 'heading' | 'item' | 'section' | 'prose'

/** Where a fact was read; `quote` is exactly the text between `start` and `end`. */
export type Evidence = Span & {readonly quote: string; readonly how: EvidenceKind}

/** A value that the text states, with the place that says so. */
export type Stated<T> = {readonly value: T; readonly evidence: Evidence}
