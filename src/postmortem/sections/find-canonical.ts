import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findAttributes} from './action-attributes.ts'
import {readTag} from './read-tag.ts'

/** Our own parenthesis, unless one of its values holds remarks that ours would part: "(owner: storage, done 13 May 2022)". */
export function findCanonical(text: string, settings: TimeSettings): ReturnType<typeof findAttributes> {
  const found = findAttributes(text)
  const [, ...behind] = found?.values.get('owner')?.split(/,\s*/) ?? []
  const remarks = behind.length > 0 ? readTag(behind.join(', '), settings, 'none') : undefined
  return remarks && remarks.owner === undefined ? undefined : found
}
