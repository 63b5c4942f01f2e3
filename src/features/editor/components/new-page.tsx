import type {BegunDraft} from '#src/features/editor/editor-queries.ts'
import type {DocumentTemplate} from '#src/library/templates.ts'

type NewPageProps = {readonly forms: readonly DocumentTemplate[]; readonly begun: readonly BegunDraft[]; readonly complaint: string | undefined}

/** What a postmortem is begun with: what happened, in a line, and a form to fill in. */
export function NewPage({forms, begun, complaint}: NewPageProps) {
  // The form that most want, where a library has not put another in its place.
  const first = forms.find(({name}) => name === 'sre-book')?.name ?? forms[0]?.name
  return (
    <div className="new-page">
      <h1>New postmortem</h1>
      <p className="new-lead">Nothing is saved before you save it. It begins as a draft, which authors and editors see.</p>
      {complaint !== undefined && (
        <p className="callout callout-warning mt-4" role="alert">
          {complaint}
        </p>
      )}
      {begun.length > 0 && (
        <section className="begun" aria-labelledby="begun">
          <h2 id="begun">Begun and not saved</h2>
          <ul>
            {begun.map(({document, title, keptAt}) => (
              <li key={document}>
                <a className="link" href={`/new?template=default&draft=${document}`}>
                  <bdi>{title}</bdi>
                </a>
                <time dateTime={keptAt}>{`${keptAt.slice(0, 10)} ${keptAt.slice(11, 16)} UTC`}</time>
                <form action="/editor/draft/discard" method="post">
                  <input type="hidden" name="document" value={document} />
                  <button type="submit" className="link" aria-label={`Discard ${title}`}>
                    Discard
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form action="/new" method="get" className="new-form">
        <div className="form-field new-title">
          <label htmlFor="new-title">What happened, in one line</label>
          <input id="new-title" name="title" required maxLength={200} autoComplete="off" placeholder="Sign-in failed for a third of customers" />
          <p className="form-hint">What failed for whom. The title can change later; its words name the file.</p>
        </div>
        <fieldset className="new-forms">
          <legend>Begin with</legend>
          {forms.map(({name, title, about}) => (
            <label key={name} className="new-choice">
              <input type="radio" name="template" value={name} defaultChecked={name === first} />
              <span>
                <b>
                  <bdi>{title}</bdi>
                </b>
                {about !== undefined && <span className="new-about">{about}</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <p>
          <button type="submit" className="button button-primary new-begin">
            Begin
          </button>
        </p>
        <p className="form-hint">To begin with the headings and services of an incident that is here already, open it and choose “New like this”.</p>
        <p className="form-hint">
          It is written already, somewhere else?{' '}
          <a className="link" href="/import">
            Import it
          </a>
        </p>
      </form>
    </div>
  )
}
