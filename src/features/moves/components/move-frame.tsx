import type {ReactNode} from 'react'
import type {MovableDocument} from '#src/features/moves/move-queries.ts'
import {Trail} from '#src/ui/trail.tsx'

type MoveFrameProps = {readonly document: MovableDocument; readonly what: string; readonly title: string; readonly children: ReactNode}

/** The page of what is done to an incident as a whole: where it stands, and which incident it is. */
export function MoveFrame({document, what, title, children}: MoveFrameProps) {
  return (
    <div className="settings moves">
      <Trail href={toIncidentHref(document)} name={<span className="font-mono wrap-anywhere">{document.incidentId}</span>}>
        {what}
      </Trail>
      <h1>{title}</h1>
      <p className="settings-lead">
        <bdi>{document.title}</bdi>
      </p>
      {children}
    </div>
  )
}

type MoveFormProps = {
  readonly document: MovableDocument
  readonly action: '/moves/rename' | '/moves/delete'
  readonly className: string
  /** What the button says, and the form is called. */
  readonly name: string
  readonly tone: 'primary' | 'danger'
  readonly children: ReactNode
}

/** Asks for what is needed to do it to the document as it was when the page was made, with a way back to the incident. */
export function MoveForm({document, action, className, name, tone, children}: MoveFormProps) {
  return (
    <form action={action} method="post" className={className} aria-label={name}>
      <input type="hidden" name="incident" value={document.incidentId} />
      <input type="hidden" name="base" value={document.base} />
      {children}
      <div className="form-ways">
        <button type="submit" className={`button button-${tone}`}>
          {name}
        </button>
        <a className="button" href={toIncidentHref(document)}>
          Cancel
        </a>
      </div>
    </form>
  )
}

function toIncidentHref({incidentId}: MovableDocument): string {
  return `/incidents/${encodeURIComponent(incidentId)}`
}
