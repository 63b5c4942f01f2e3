import {expect, test} from 'vitest'
import {resolveIncidentLinks} from '#src/features/incident/resolve-incident-links.ts'

const titles = new Map([
  ['2020-01-23-redis', {id: '2020-01-23-redis', title: 'Redis <failed> & fell'}],
  ['old&name', {id: '2021-02-02-new', title: 'Moved'}],
])

test('resolveIncidentLinks() links what exists for the viewer, by its title and its own id', () => {
  expect(resolveIncidentLinks('<p>See <incident-link>[[2020-01-23-redis]]</incident-link>, <incident-link>[[old&amp;name]]</incident-link>.</p>', titles)).toBe(
    '<p>See <a href="/incidents/2020-01-23-redis">Redis &lt;failed&gt; &amp; fell</a>, <a href="/incidents/2021-02-02-new">Moved</a>.</p>',
  )
})

test('A14 resolveIncidentLinks() finds an incident by a decomposed spelling of its address', () => {
  const cafe = new Map([['2024-05-01-caf\u00e9', {id: '2024-05-01-caf\u00e9', title: 'Coffee'}]])
  expect(resolveIncidentLinks('<incident-link>[[2024-05-01-cafe\u0301]]</incident-link>', cafe)).toBe('<a href="/incidents/2024-05-01-caf%C3%A9">Coffee</a>')
})

test('resolveIncidentLinks() leaves the address as written where there is nothing for the viewer', () => {
  expect(resolveIncidentLinks('<incident-link>[[2022-secret&lt;x&gt;]]</incident-link>', titles)).toBe('<span class="missing-link">2022-secret&lt;x&gt;</span>')
})
