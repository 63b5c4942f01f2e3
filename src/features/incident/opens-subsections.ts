import type {Section} from '#src/incident/section.ts'

/** Whether a section's text stands under further headings, so that nothing is missing directly below its own; `index` is its place. */
export function opensSubsections(sections: readonly Section[], index: number | undefined): boolean {
  const [own, next] = index === undefined ? [] : [sections[index], sections[index + 1]]
  return own?.heading !== undefined && next?.heading !== undefined && depthOf(next) > depthOf(own)
}

/** How deep a heading stands: by its marks; one without any, such as a bold line or a label, below those that have some. */
function depthOf({evidence}: Section): number {
  return /^\s{0,3}(?<marks>#{1,6})\s/.exec(evidence.quote)?.groups?.marks?.length ?? 7
}
