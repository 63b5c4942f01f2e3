import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {readTimesSetting} from '#src/features/shell/read-times-setting.ts'
import {toZonedTime} from '#src/features/timeline/zoned-time.ts'
import type {Day} from '#src/incident/instant.ts'
import {toWeek} from '#src/incident/to-week.ts'
import {type Anniversaries, listPastWeeks} from '#src/library/past-weeks.ts'

/** Anniversaries, and the Monday of the week that they are of. */
export type ShownAnniversaries = Anniversaries & {readonly week: Day}

/** What happened in this week of years gone by. The week is that of the reader, who may be a day ahead of UTC or behind it. */
export async function findAnniversaries(limit: number): Promise<ShownAnniversaries> {
  const {readerZone} = await readTimesSetting(undefined)
  const week = toWeek(toDayIn(readerZone ?? 'UTC'))
  const found = await readCached(`anniversaries ${week} ${limit}`, ({store, viewer}) => store.listAnniversaries(viewer, listPastWeeks(week), limit))
  return {...found, week}
}

function toDayIn(zone: string): Day {
  const {year, month, day} = toZonedTime(new Date().toISOString(), zone)
  return [String(year).padStart(4, '0'), ...[month, day].map(number => String(number).padStart(2, '0'))].join('-')
}
