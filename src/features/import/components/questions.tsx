import type {Question} from '#src/library/import/list-questions.ts'

/** What only a person can decide, with the answers that there are as buttons. */
export function Questions({id, questions}: {readonly id: string; readonly questions: readonly Question[]}) {
  if (questions.length === 0) return null
  return (
    <section className="intake-part intake-questions" aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      <ol>
        {questions.slice(0, 100).map(({key, asks, where, answers}) => (
          <li key={key}>
            <p>
              <bdi>{asks}</bdi>{' '}
              {where && (
                <a className="intake-line" href={`#L${where.start.line}`}>
                  line {where.start.line}
                </a>
              )}
            </p>
            <form action="/import/answer" method="post" className="intake-answers">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="question" value={key} />
              {answers.map(({label}, index) => (
                <button key={label} type="submit" name="answer" value={index} className="button">
                  {label}
                </button>
              ))}
              {key === 'assumed-zone' && (
                <a className="link" href="#zone">
                  Another one
                </a>
              )}
              {key === 'time-without-day' && (
                <a className="link" href="#year">
                  Another year
                </a>
              )}
            </form>
          </li>
        ))}
      </ol>
    </section>
  )
}
