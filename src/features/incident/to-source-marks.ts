import type {Span} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'
import {type PageAddress, toFactAnchor, toPlaceHref, writePageAddress} from './page-address.ts'
import type {SourceField, SourceMark} from './to-marked-source.ts'

/**
 * Everything that was read from a document, with its place in it and its place on the page. Sections are left out: they would mark it
 * whole.
 */
export function toSourceMarks(incident: Incident, address: PageAddress): readonly SourceMark[] {
  const page = writePageAddress({...address, tab: 'postmortem'})
  const {title, organization, severity, timezone, date, detectedBy, source} = incident
  const mark = (field: SourceField, facts: readonly (Fact | undefined)[], toHref: (index: number) => string | undefined) =>
    facts.flatMap((fact, index) => (fact ? [{field, span: fact.evidence, href: toHref(index)}] : []))
  const beside = (name: string) => () => `${page}#${toFactAnchor(name)}`
  const at = (anchor: string) => () => `${page}#${anchor}`
  const item = (anchor: 't' | 'factor' | 'action' | 'update') => (index: number) => toPlaceHref({...address, tab: 'source'}, anchor, index)
  const section = toSectionHref(incident, page)
  return [
    ...mark('facts', [title, organization, severity], at('head')),
    ...mark('facts', incident.aliases, () => undefined),
    ...mark('facts', [timezone], beside('Times in')),
    ...mark('facts', [detectedBy], beside('Detected by')),
    ...mark('facts', [source], beside('Published')),
    ...mark('facts', incident.services, beside('Affected')),
    ...mark('facts', incident.regions, beside('Regions')),
    ...mark('facts', incident.tags, beside('Tags')),
    ...mark('facts', incident.authors, beside('Authors')),
    ...mark('facts', incident.lessons, index => section(incident.lessons[index])),
    ...mark('times', incident.milestones, index => beside(incident.milestones[index]?.kind ?? '')()),
    ...mark('impact', [...incident.impactWindows, ...incident.statedDurations], at('figures')),
    ...mark('impact', incident.impactMeasures, beside('Measured')),
    ...mark('timeline', incident.timeline, item('t')),
    ...mark('factors', [incident.trigger], beside('Trigger')),
    ...mark('factors', incident.factors, item('factor')),
    ...mark('factors', incident.factorCategories, at('head')),
    ...mark('actions', incident.actions, item('action')),
    ...mark('updates', incident.updates, item('update')),
    // Behind the milestones: where one gives the day, it is what the sentence is about.
    ...mark('facts', [date], at('head')),
    ...mark('links', incident.relations, beside('Related')),
    ...mark('links', incident.links, index => section(incident.links[index])),
  ]
}

type Fact = {readonly evidence: Span}

/** Where the section that holds a fact stands on the page. */
function toSectionHref({sections}: Incident, page: string): (fact: Fact | undefined) => string | undefined {
  const anchors = toPageAnchors(sections.map(({heading}) => heading))
  return fact => {
    const {offset} = fact?.evidence.start ?? {offset: -1}
    const index = sections.findIndex(({evidence}) => offset >= evidence.start.offset && offset < evidence.end.offset)
    const anchor = anchors[index]
    return anchor === undefined ? undefined : `${page}#${anchor}`
  }
}
