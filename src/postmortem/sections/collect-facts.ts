import {milestoneKinds} from '#src/incident/milestone.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import type {Layout} from './lay-out.ts'
import {type Fact, readFacts, readHeadedFact} from './read-facts.ts'
import {listOwnLines} from './read-messages.ts'
import type {Piece} from './to-pieces.ts'

export type CollectedFacts = {
  readonly facts: readonly Fact[]
  /** The offsets where facts and their values begin, which are no events of their own. */
  readonly valueStarts: ReadonlySet<number>
}

/** Reads the facts of each part of a document where that part may state some. */
export function collectFacts(source: SourceText, {head, lines, messages, messageLines, rest, pieces}: Layout): CollectedFacts {
  const stating = [...pieces.flatMap(listFactLines), ...rest.filter(line => line.kind === 'heading'), ...head]
  const timeline = pieces.filter(({kind}) => kind === 'timeline').flatMap(piece => piece.lines)
  const found = [
    ...readFacts(source, stating),
    // What a status page prints around its messages.
    ...readFacts(source, [...messageLines]).filter(({key}) => key === 'services' || key === 'regions'),
    // "Key events: first detected: …, repaired: …": labels of instants may stand for a timeline.
    ...readFacts(source, timeline).filter(({key, value}) => milestoneKinds.some(kind => kind === key) && findTimes(value)[0]?.start === 0),
    ...readFacts(source, messages.filter(({isHead}) => isHead).flatMap(listOwnLines)).filter(({key}) => key === 'started' || key === 'duration'),
    ...pieces.flatMap(({heading, lines: own}) => readHeadedFact(source, heading, own)),
  ]
  // The window of work that was announced is not when it went wrong.
  const isAnnounced = lines.slice(0, 3).some(({text}) => /\b(?:scheduled|planned|maintenance)\b/i.test(text))
  return {
    facts: isAnnounced ? found.filter(({key}) => key !== 'window') : found,
    valueStarts: new Set(found.flatMap(({evidence, start}) => [evidence.start.offset, start])),
  }
}

/** Rows and items of any part may be facts; lines of text only where no reader of another kind takes them. */
function listFactLines({kind, heading, lines}: Piece): readonly Line[] {
  if (kind === 'remediation' || kind === 'timeline' || kind === 'statusUpdates') return lines.filter(line => /^\s*This incident affected:/i.test(line.text))
  return heading === undefined || kind === 'other' || kind === 'summary' ? lines : lines.filter(line => line.kind === 'row' || line.kind === 'item')
}
