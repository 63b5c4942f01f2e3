import {EmptyState} from '#src/ui/empty-state.tsx'

type HowToBeginProps = {
  readonly level?: 1 | 2
  /** While the folder is read for the first time. */
  readonly isReading: boolean
}

/** What to do where there is no incident yet. */
export function HowToBegin({level = 2, isReading}: HowToBeginProps) {
  if (isReading) {
    return (
      <EmptyState title="The folder is being read for the first time." level={level}>
        <p>
          The first incidents show up in a moment.{' '}
          <a className="link" href="?">
            Look again
          </a>
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="There is no incident here yet." level={level}>
      <p>Hindsight shows the postmortems in a folder of Markdown. There are four ways to fill it:</p>
      <ol className="ways">
        <li>
          <b>Write one.</b> This puts a template into the folder:
          <code>npm run kb -- new "Title"</code>
        </li>
        <li>
          <b>Point elsewhere.</b> If you have a folder of postmortems already, name it and start again:
          <code>HINDSIGHT_CONTENT=/path/to/postmortems npm start</code>
        </li>
        <li>
          <b>Import what you have.</b> Exported wiki pages, status pages, text and HTML become documents of the folder, as drafts until somebody has looked at
          them.{' '}
          <a className="link" href="/import">
            Bring one in
          </a>
          , or whole folders from a terminal:
          <code>npm run kb -- import ~/wiki-export --organization "Your organisation"</code>
        </li>
        <li>
          <b>Drop some in.</b> Put Markdown files into the folder. They show up here within a second, and what cannot be read is listed under{' '}
          <a className="link" href="/settings/sync">
            Sync
          </a>
          .
        </li>
      </ol>
    </EmptyState>
  )
}
