import {escapeHtml} from '#src/postmortem/render/write-html.ts'

/** Titles of the incidents that exist for the viewer, by the address that a text uses. */
export type IncidentTitles = ReadonlyMap<string, {readonly id: string; readonly title: string}>

/**
 * Fills in the links between incidents, for one viewer: the title where the incident exists for them, else the address as it was
 * written. Nothing tells a hidden incident from one that is not there.
 */
export function resolveIncidentLinks(html: string, titles: IncidentTitles): string {
  if (!html.includes('<incident-link>')) return html
  return html.replace(/<incident-link>\[\[([^<]*)\]\]<\/incident-link>/g, (_, escaped: string) => {
    const found = titles.get(unescapeHtml(escaped).normalize('NFC'))
    return found ? `<a href="/incidents/${encodeURIComponent(found.id)}">${escapeHtml(found.title)}</a>` : `<span class="missing-link">${escaped}</span>`
  })
}

function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (whole, name: string) => characters[name] ?? whole)
}

const characters: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'"}
