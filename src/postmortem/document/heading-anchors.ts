import type {Section} from '#src/incident/section.ts'
import type {Line} from './to-lines.ts'

/** Whether a text may have links to its own headings; cheap, and hardly any has. */
export function hasAnchorLinks(text: string): boolean {
  return text.includes('(#') || text.includes(': #')
}

/**
 * Where a link to a heading leads on the incident's page, by the anchor that its author writes: as GitHub makes it of any heading, or as
 * the page does. A heading within a section leads to that section.
 */
export function toAnchors(sections: readonly Section[], lines: readonly Line[]): ReadonlyMap<string, string> {
  const ids = toPageAnchors(sections.map(({heading}) => heading))
  const anchors = new Map(ids.map(id => [id, id]))
  const headings = lines.filter(({kind}) => kind === 'heading')
  const written = toGithubAnchors(headings.map(({text}) => text))
  let section = 0
  for (const [index, {outerStart}] of headings.entries()) {
    while (section + 1 < sections.length && (sections[section + 1]?.evidence.start.offset ?? 0) <= outerStart) section++
    const [anchor, id] = [written[index], ids[section]]
    if (anchor && id !== undefined && !anchors.has(anchor)) anchors.set(anchor, id)
  }
  return anchors
}

/** The anchors that GitHub gives a document's headings, in their order: what authors write behind `#`. */
function toGithubAnchors(headings: readonly string[]): readonly string[] {
  const taken = new Map<string, number>()
  return headings.map(heading => {
    const words = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-')
    const count = taken.get(words) ?? 0
    taken.set(words, count + 1)
    return count === 0 ? words : `${words}-${count}`
  })
}

/**
 * The ids that an incident's page gives its sections, in their order; undefined is a section without a heading. Prefixed, so that a
 * heading called "content" or "t-3" cannot take an address of the page's own.
 */
export function toPageAnchors(headings: readonly (string | undefined)[]): readonly string[] {
  const taken = new Map<string, number>()
  return headings.map(heading => {
    const words = (heading ?? 'beginning')
      .toLowerCase()
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
    const id = `s-${words || 'section'}`
    const count = taken.get(id) ?? 0
    taken.set(id, count + 1)
    return count === 0 ? id : `${id}-${count + 1}`
  })
}
