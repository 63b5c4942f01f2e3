import {describe, expect, it} from 'vitest'
import {beginDocument, defaultTemplate, listTemplates} from '#src/library/templates.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'

const templates = await listTemplates(openContentFolder('content/templates'))

describe('the templates that are shipped', () => {
  it('are the four, and the default one last', () => {
    expect(templates.map(({name}) => name)).toEqual(['security', 'short', 'sre-book', 'vendor-outage', 'default'])
    for (const {name, about} of templates) if (name !== defaultTemplate.name) expect(about).toMatch(/\.$/)
  })

  it.each(templates.map(template => [template.name, template] as const))('%s is a draft that states nothing yet', (_, template) => {
    const {incident, refusal, diagnostics} = readPostmortem(beginDocument(template, 'Sign-in fails'), 'draft')
    expect(refusal).toBeUndefined()
    expect(incident).toMatchObject({status: 'draft', timeline: [], milestones: [], actions: [], factors: [], services: []})
    // Its hints are for whoever writes; what is missing is said all the same.
    expect(diagnostics.filter(({level}) => level !== 'info').map(({rule}) => rule)).toEqual([])
    expect(diagnostics.filter(({rule}) => rule === 'empty-section').length).toBeGreaterThan(4)
  })

  it('lets only its audience read what begins as a security incident', () => {
    const security = templates.find(({name}) => name === 'security') ?? defaultTemplate
    expect(readPostmortem(beginDocument(security, 'Keys in a log'), 'draft').incident).toMatchObject({visibility: 'restricted', audience: ['@security']})
  })
})
