import {findRelativeTimes, type RelativeTime} from '#src/postmortem/time/find-relative-times.ts'
import {findTimes, type TimeMention} from '#src/postmortem/time/find-times.ts'

/** A time at the very start of a line, behind marks and small words; undefined where the line starts with something else. */
export function readLeadingTime(text: string): TimeMention | undefined {
  const reach = lead.exec(text)?.[0].length ?? 0
  const first = findTimes(text)[0]
  return first && first.start <= reach ? first : undefined
}

/** "20 minutes later" at the start of a line, behind marks and small words. */
export function findLeadingDistance(text: string): RelativeTime | undefined {
  const first = findRelativeTimes(text)[0]
  return first && first.start <= (lead.exec(text)?.[0].length ?? 0) ? first : undefined
}

const lead =
  /^(?:[\s*_~≈`[(#>•·–—-]|\b(?:at|on|from|between|by|around|about|approximately|approx\.?|circa|ca\.?|um|am|gegen|ab|le|à|vers|el|a las|às|em|op|om|rond|the evening of|the morning of)\s+)*/iu
