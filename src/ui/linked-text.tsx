import {clampText} from './clamp-text.ts'

/** A text of a document in a line or two, as a link where it is an address and nothing else. */
export function LinkedText({text}: {readonly text: string}) {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(text)) {
    return (
      <p>
        <bdi>{clampText(text, 240)}</bdi>
      </p>
    )
  }
  return (
    <p>
      <a className="link wrap-anywhere" href={text} rel="noopener noreferrer nofollow">
        <bdi>{clampText(text.replace(/^https?:\/\//i, ''), 80)}</bdi>
      </a>
    </p>
  )
}
