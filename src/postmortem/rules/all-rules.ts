import {aliasTaken} from './alias-taken.ts'
import {ambiguousZone} from './ambiguous-zone.ts'
import {assumedZone} from './assumed-zone.ts'
import {conflictMarkers} from './conflict-markers.ts'
import {danglingLink} from './dangling-link.ts'
import {dayContradicted} from './day-contradicted.ts'
import {dayOrder} from './day-order.ts'
import {deadAnchor} from './dead-anchor.ts'
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
import {headingLevel} from './heading-level.ts'
import {humanError} from './human-error.ts'
import {idMismatch} from './id-mismatch.ts'
import {impossibleDay} from './impossible-day.ts'
import {inferredYear} from './inferred-year.ts'
import {internalAddress} from './internal-address.ts'
import {invalidSettings} from './invalid-settings.ts'
import {invalidValue} from './invalid-value.ts'
import {invisibleCharacters} from './invisible-characters.ts'
import {irregularFile} from './irregular-file.ts'
import {itemWithoutTime} from './item-without-time.ts'
import {leapSecond} from './leap-second.ts'
import {localTime} from './local-time.ts'
import {mailAddress} from './mail-address.ts'
import {milestoneContradicted} from './milestone-contradicted.ts'
import {milestoneOutOfOrder} from './milestone-out-of-order.ts'
import {missingImage} from './missing-image.ts'
import {missingSection} from './missing-section.ts'
import {missingTitle} from './missing-title.ts'
import {misspelledHeading} from './misspelled-heading.ts'
import {noDetectingAction} from './no-detecting-action.ts'
import {noDueDate} from './no-due-date.ts'
import {noOwner} from './no-owner.ts'
import {notUtf8} from './not-utf8.ts'
import {overdueAction} from './overdue-action.ts'
import {personAsCause} from './person-as-cause.ts'
import {placeholderText} from './placeholder-text.ts'
import type {Rule} from './rule.ts'
import {secondFrontMatter} from './second-front-matter.ts'
import {secretInText} from './secret-in-text.ts'
import {selfRelation} from './self-relation.ts'
import {statedDuration} from './stated-duration.ts'
import {statedWindow} from './stated-window.ts'
import {timeWithoutDay} from './time-without-day.ts'
import {tooComplex} from './too-complex.ts'
import {tooLarge} from './too-large.ts'
import {unaddressedFactor} from './unaddressed-factor.ts'
import {unclosedFence} from './unclosed-fence.ts'
import {unindexableDocument} from './unindexable-document.ts'
import {unknownFactor} from './unknown-factor.ts'
import {unknownKey} from './unknown-key.ts'
import {unknownService} from './unknown-service.ts'
import {unknownSeverity} from './unknown-severity.ts'
import {unreadableFile} from './unreadable-file.ts'
import {unsafeName} from './unsafe-name.ts'
import {vagueAction} from './vague-action.ts'
import {weekdayMismatch} from './weekday-mismatch.ts'
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
  misspelledHeading,
  headingLevel,
  placeholderText,
  unclosedFence,
  droppedComment,
  frontMatterPlace,
  frontMatterSyntax,
  invalidValue,
  secondFrontMatter,
  idMismatch,
  unknownSeverity,
  unknownFactor,
  unknownService,
  unknownKey,
  dayContradicted,
  dayOrder,
  endBeforeStart,
  entryOutOfOrder,
  futureInstant,
  inferredYear,
  itemWithoutTime,
  localTime,
  milestoneContradicted,
  milestoneOutOfOrder,
  statedDuration,
  statedWindow,
  timeWithoutDay,
  impossibleDay,
  weekdayMismatch,
  leapSecond,
  ambiguousZone,
  assumedZone,
  zoneOutOfSeason,
  zonePair,
  doneWithoutDate,
  noDueDate,
  noOwner,
  noDetectingAction,
  overdueAction,
  unaddressedFactor,
  vagueAction,
  wontDoWithoutReason,
  humanError,
  personAsCause,
  danglingLink,
  deadAnchor,
  missingImage,
  selfRelation,
  secretInText,
  invisibleCharacters,
  internalAddress,
  mailAddress,
  aliasTaken,
  conflictMarkers,
  duplicateId,
  invalidSettings,
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
