import type {DocumentChange, DocumentDiff} from '#src/library/document-saving.ts'
import {say, toPrintableLines, writeLine} from './console.ts'

/** Prints what becomes of each file as a comparison, and says of the others why nothing does. Returns whether all of it can be, or was, done. */
export function writeDocumentChanges(changes: readonly DocumentChange[]): boolean {
  for (const change of changes) {
    if (change.outcome === 'saved') writeLine(toPrintableLines(writeDiff(change.diff)))
    else if (change.outcome === 'conflict')
      say(toPrintableLines(`${change.incidentId}: somebody else has changed the same action. Nothing of this document is changed.`))
    else if (change.outcome !== 'unchanged') say(toPrintableLines(`${change.incidentId}: ${change.reason}`))
  }
  return changes.every(({outcome}) => outcome === 'saved' || outcome === 'unchanged')
}

function writeDiff({file, hunks}: DocumentDiff): string {
  const lines = hunks.flatMap(hunk => [
    `@@ -${hunk.find(({before}) => before !== undefined)?.before ?? 0} +${hunk.find(({after}) => after !== undefined)?.after ?? 0} @@`,
    ...hunk.map(({sign, text}) => `${sign}${text}`),
  ])
  return [`--- ${file}`, `+++ ${file}`, ...lines].join('\n')
}
