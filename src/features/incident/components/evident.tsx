import type {ReactNode} from 'react'
import {type PageAddress, toSourceHref} from '#src/features/incident/page-address.ts'
import type {Evidence, EvidenceKind} from '#src/incident/evidence.ts'
import {withoutComments} from '#src/postmortem/document/plain-text.ts'

type EvidentProps = {
  /** Tells apart cards about one sentence on one page. */
  readonly name: string
  readonly evidence: Evidence
  /** The address of the page that the fact stands on. */
  readonly address: PageAddress
  /** Where the fact itself leads; to its sentence in the source where that is left out. */
  readonly href?: string
  readonly className?: string
  /** An address of the fact's own on the page, where it has one: it stands on the fact, and the card hands it out. */
  readonly permalink?: string | undefined
  /** Whether the keys for rows stop at it. */
  readonly isRow?: boolean
  /** What the card says besides the sentence. */
  readonly more?: ReactNode
  readonly children: ReactNode
}

/** A fact that shows, on hover and on focus, the sentence that states it, and leads there. */
export function Evident({name, evidence, address, href, className = 'evidence-fact', permalink, isRow = false, more, children}: EvidentProps) {
  const source = toSourceHref(address, evidence.start.line)
  const id = `e-${name}-${evidence.start.offset}`
  const place = `line ${evidence.start.line}`
  return (
    <span className="evidence">
      <a className={className} id={permalink} href={href ?? source} aria-describedby={id} data-row={isRow ? '' : undefined}>
        {children}
      </a>
      <span className="evidence-card" id={id} role="note">
        {more}
        <q>{toQuote(evidence.quote)}</q>
        <span className="where">
          {href === undefined ? place : <a href={source}>{place}</a>}, {kindNames[evidence.how]}
          {permalink !== undefined && <Permalink anchor={permalink} />}
        </span>
      </span>
    </span>
  )
}

/** Leads to the fact; with JavaScript it also copies where that is. */
function Permalink({anchor}: {readonly anchor: string}) {
  return (
    <>
      {' · '}
      <a href={`#${anchor}`} data-copies="">
        Link to this
      </a>
    </>
  )
}

const longestQuote = 280

/** The sentence on one line, as a reader may see it. */
function toQuote(quote: string): string {
  // A comment is for whoever writes the file, and not for who reads the page.
  const text = withoutComments(quote).replace(/\s+/g, ' ').trim()
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 1).trimEnd()}…` : text
}

const kindNames: Readonly<Record<EvidenceKind, string>> = {
  'front-matter': 'front matter',
  heading: 'heading',
  item: 'list item',
  section: 'section',
  prose: 'running text',
}
