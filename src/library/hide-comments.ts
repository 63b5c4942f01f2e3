import type {Incident} from '#src/incident/incident.ts'
import {withoutComments} from '#src/postmortem/document/plain-text.ts'

/**
 * The incident as its readers may see it: what a comment of the text says is in no title, name or heading. Evidence stays what it is,
 * the very text between two places of the file.
 */
export function hideComments(incident: Incident): Incident {
  const hidden = hide(incident)
  return hidden.title?.value === '' ? {...hidden, title: undefined} : hidden
}

function hide<T>(value: T): T {
  if (typeof value === 'string') return (value.includes('<!--') ? withoutComments(value).replace(/\s+$/, '') : value) as T
  if (Array.isArray(value)) return value.map(hide) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'evidence' ? part : hide(part)])) as T
}
