import {aliasTaken} from './alias-taken.ts'
import {conflictMarkers} from './conflict-markers.ts'
import {danglingLink} from './dangling-link.ts'
import {dayOrder} from './day-order.ts'
import {doneWithoutDate} from './done-without-date.ts'
import {droppedComment} from './dropped-comment.ts'
import {duplicateId} from './duplicate-id.ts'
import {duplicateSection} from './duplicate-section.ts'
import {emptyDocument} from './empty-document.ts'
import {emptySection} from './empty-section.ts'
import {endBeforeStart} from './end-before-start.ts'
import {entryOutOfOrder} from './entry-out-of-order.ts'
import {frontMatterPlace} from './front-matter-place.ts'
import {frontMatterSyntax} from './front-matter-syntax.ts'
import {futureInstant} from './future-instant.ts'
import {invalidValue} from './invalid-value.ts'
import {invisibleCharacters} from './invisible-characters.ts'
import {irregularFile} from './irregular-file.ts'
import {itemWithoutTime} from './item-without-time.ts'
import {localTime} from './local-time.ts'
import {milestoneContradicted} from './milestone-contradicted.ts'
import {milestoneOutOfOrder} from './milestone-out-of-order.ts'
import {missingSection} from './missing-section.ts'
import {missingTitle} from './missing-title.ts'
import {notUtf8} from './not-utf8.ts'
import {overdueAction} from './overdue-action.ts'
import {placeholderText} from './placeholder-text.ts'
import type {Rule} from './rule.ts'
import {secondFrontMatter} from './second-front-matter.ts'
import {selfRelation} from './self-relation.ts'
import {statedDuration} from './stated-duration.ts'
import {statedWindow} from './stated-window.ts'
import {timeWithoutDay} from './time-without-day.ts'
import {tooComplex} from './too-complex.ts'
import {tooLarge} from './too-large.ts'
import {unclosedFence} from './unclosed-fence.ts'
import {unindexableDocument} from './unindexable-document.ts'
import {unknownKey} from './unknown-key.ts'
import {unreadableFile} from './unreadable-file.ts'
import {unsafeName} from './unsafe-name.ts'
import {wontDoWithoutReason} from './wont-do-without-reason.ts'
import {zoneOutOfSeason} from './zone-out-of-season.ts'
import {zonePair} from './zone-pair.ts'

/** Every rule, in the order of the documentation. */
export const allRules: readonly Rule[] = [
  missingTitle,
  emptyDocument,
  missingSection,
  emptySection,
  duplicateSection,
  placeholderText,
  unclosedFence,
  droppedComment,
  frontMatterPlace,
  frontMatterSyntax,
  invalidValue,
  secondFrontMatter,
  unknownKey,
  dayOrder,
  endBeforeStart,
  entryOutOfOrder,
  futureInstant,
  itemWithoutTime,
  localTime,
  milestoneContradicted,
  milestoneOutOfOrder,
  statedDuration,
  statedWindow,
  timeWithoutDay,
  zoneOutOfSeason,
  zonePair,
  doneWithoutDate,
  overdueAction,
  wontDoWithoutReason,
  danglingLink,
  selfRelation,
  invisibleCharacters,
  aliasTaken,
  conflictMarkers,
  duplicateId,
  irregularFile,
  notUtf8,
  tooComplex,
  tooLarge,
  unindexableDocument,
  unreadableFile,
  unsafeName,
]

/** Those that judge a document by itself. */
export const documentRules: readonly Rule[] = allRules.filter(rule => rule.checkDocument)

/** Those that also look at the calendar or at other incidents. */
export const libraryRules: readonly Rule[] = allRules.filter(rule => rule.checkLibrary)
