import type {UpdateState} from '#src/incident/incident.ts'
import {readState} from './read-state.ts'
import type {Line} from './to-lines.ts'

type PlacedStamp = {readonly index: number; readonly state: UpdateState | undefined; readonly signed?: true; readonly updated?: true}

/**
 * Whether signed stamps stand below their messages: the last of them ends the page, or all messages open with the same words, which
 * stand above the first stamp as well.
 */
export function areSignedBelow(lines: readonly Line[], stamps: readonly PlacedStamp[]): boolean {
  const [first, last] = [stamps[0], stamps.at(-1)]
  if (!first || !last || !lines.slice(Math.max(0, first.index - 12), first.index).some(isSaid)) return false
  if (!lines.slice(last.index + 1).some(isSaid)) return stamps.every(({index}, order) => lines.slice((stamps[order - 1]?.index ?? -1) + 1, index).some(isSaid))
  const opening = lines[first.index + 1]?.text.trim()
  const opens = (line: Line | undefined): boolean => line?.text.trim() === opening
  return opening !== undefined && stamps.every(({index}) => opens(lines[index + 1])) && lines.slice(0, first.index).some(opens)
}

/** Where the first of signed messages begins: with the words that open the others too, or with what is said first. */
export function findFirstOpening(lines: readonly Line[], [first, second]: readonly PlacedStamp[]): number {
  if (!first || !second) return 0
  const opening = lines[first.index + 1]?.text.trim()
  const same = lines.findLastIndex(({text}, index) => index < first.index && text.trim() === opening)
  return same >= 0 ? same : Math.max(0, lines.findIndex(isSaid))
}

/** Whether a line is words of a message, rather than a title, a state or a button of the page. */
function isSaid({kind, text}: Line): boolean {
  return kind !== 'heading' && (text.length >= 60 || /\s\S+\s\S.*[.!?。]$/su.test(text))
}

/** Stamps that say "updated" and no more, each below a text that a state opens: "• Resolved", what came of it, "» Updated Tue, 31 Oct …". */
export function findClosing<Stamp extends PlacedStamp>(lines: readonly Line[], stamps: readonly Stamp[]): readonly Stamp[] {
  const updated = stamps.filter(stamp => stamp.updated)
  if (updated.length === 0 || stamps.some(({updated, state}) => !updated && state !== undefined)) return []
  const isClosing = stamps.every((stamp, order) => {
    if (!stamp.updated) return true
    const above = lines.slice((stamps[order - 1]?.index ?? -1) + 1, stamp.index)
    const state = above.findIndex(line => readState(line.text) !== undefined)
    // Of the first one the page's head may stand in front; the others open with their states.
    return state >= 0 && state < above.length - 1 && (stamp === updated[0] || state === 0)
  })
  return isClosing ? updated.map(stamp => ({...stamp, state: undefined})) : []
}
