import {renderToStaticMarkup} from 'react-dom/server'
import {describe, expect, test} from 'vitest'
import {ProposalCard} from '#src/features/relations/components/proposal-card.tsx'
import type {ListedProposal, ProposedIncident} from '#src/library/relate/list-proposals.ts'
import {anInstant} from '#tests/builders/an-incident.ts'

const earlier: ProposedIncident = {
  id: '2021-01-01-basket',
  title: 'The basket <b>answered</b> slowly',
  date: anInstant('2021-01-01T10:00:00Z'),
  organization: 'Example Shop',
  severity: {level: 2, label: 'SEV2'},
  services: ['checkout'],
}
const later: ProposedIncident = {...earlier, id: '2024-05-02-checkout', title: 'Orders waited', date: anInstant('2024-05-02T10:00:00Z'), severity: undefined}

function aProposal(given: Partial<ListedProposal> = {}): ListedProposal {
  const passage = (text: string) => ({text, place: 'section', index: 1, anchor: 's-trigger'}) as const
  return {
    from: later.id,
    to: earlier.id,
    type: 'same-trigger',
    types: ['same-trigger', 'related'],
    likenesses: [
      {kind: 'same-trigger', what: 'a release', between: [passage('The spring release was deployed'), passage('A release was deployed by night')]},
      {kind: 'same-service', what: 'checkout', between: [passage(later.title), passage(earlier.title)]},
    ],
    basis: 'f'.repeat(64),
    between: [later, earlier],
    ...given,
  }
}

const draw = (proposal: ListedProposal, mayDecide = false): string =>
  renderToStaticMarkup(<ProposalCard proposal={proposal} place={3} mayDecide={mayDecide} backHref="/patterns/relations?type=same-trigger" />)

describe('ProposalCard', () => {
  test('shows the later incident first, with its passages, whichever of the two would say so', () => {
    const straight = draw(aProposal())
    const {likenesses} = aProposal()
    const turned = draw(
      aProposal({
        from: earlier.id,
        to: later.id,
        between: [earlier, later],
        likenesses: likenesses.map(likeness => ({...likeness, between: [likeness.between[1], likeness.between[0]]})),
      }),
    )
    expect(turned).toBe(straight)
    expect(straight.indexOf('Orders waited')).toBeLessThan(straight.indexOf('The basket'))
    expect(straight.indexOf('spring')).toBeLessThan(straight.indexOf('by night'))
    expect(straight).toContain('The basket &lt;b&gt;answered&lt;/b&gt; slowly')
  })

  test('leads from each passage to its place, and marks what both say', () => {
    const html = draw(aProposal())
    expect(html).toContain('href="/incidents/2024-05-02-checkout#s-trigger"')
    expect(html).toContain('href="/incidents/2021-01-01-basket#s-trigger"')
    expect(html).toContain('<mark>release</mark>')
    expect(html).not.toContain('<mark>spring</mark>')
    expect(html).toContain('href="/incidents/2021-01-01-basket#fact-affected"><mark>checkout</mark>')
    // Titles say nothing of a service.
    expect(html.match(/Orders waited/g)).toHaveLength(1)
  })

  test('offers the answers to who may decide, and only the types that can be stated', () => {
    expect(draw(aProposal())).not.toContain('<form')
    const html = draw(aProposal(), true)
    expect(html.match(/<option/g)).toHaveLength(2)
    expect(html).toContain('<option value="same-trigger" selected="">')
    expect(html.match(/<form action="\/patterns\/relations\/decide" method="post"/g)).toHaveLength(2)
    expect(html).toContain('name="back" value="/patterns/relations?type=same-trigger#pair-3"')
  })
})
