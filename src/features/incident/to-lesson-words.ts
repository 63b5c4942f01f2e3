import {withoutComments} from '#src/postmortem/document/plain-text.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** The words of a lesson for a line or two, without the marks of its Markdown and without comments. */
export function toLessonWords(markdown: string): string {
  const words = withoutComments(markdown.slice(0, longest))
    .replace(/\[([^\][]{1,300})\]\([^()\s]{0,1000}\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[\s*+•-]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return clampText(words, 280)
}

/** As much as can hold what is shown, whatever is taken out of it. */
const longest = 4000
