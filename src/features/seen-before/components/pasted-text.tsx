import type {ReactNode} from 'react'
import {plural} from '#src/features/services/plural.ts'
import {longestQuestion, type RecallQuestion} from '#src/library/recall/recall-question.ts'
import type {AsideKind} from '#src/library/recall/set-aside.ts'

/** What was pasted, with what was set aside struck through. */
export function PastedText({question, isCut}: {readonly question: RecallQuestion; readonly isCut: boolean}) {
  const {text, aside} = question
  const parts: ReactNode[] = []
  let from = 0
  for (const {start, end, kind} of aside) {
    parts.push(
      text.slice(from, start),
      <del key={start} title={names[kind]}>
        {text.slice(start, end)}
      </del>,
    )
    from = end
  }
  parts.push(text.slice(from))
  return (
    <details className="seen-pasted" open>
      <summary>
        What was compared{' '}
        <span className="dim">{aside.length === 0 ? 'nothing was set aside' : `${plural(aside.length, 'part')} set aside, struck through`}</span>
      </summary>
      {isCut && (
        <p className="callout callout-warning">
          <b>Cut off.</b> Only the first {longestQuestion.toLocaleString('en-US')} characters were read. Paste the part in which it begins to go wrong.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls within itself has to be reached by the keyboard */}
      <section tabIndex={0} aria-label="Your text">
        <pre>{parts}</pre>
      </section>
    </details>
  )
}

const names: Readonly<Record<AsideKind, string>> = {
  time: 'a time',
  id: 'an id',
  hash: 'a hash',
  address: 'an address',
  host: 'the name of a host',
  number: 'a number',
}
