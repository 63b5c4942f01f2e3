import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {Likenesses} from '#src/features/incident/components/likenesses.tsx'

test('Likenesses leads to the places of both passages, and for a service to where each page names it', () => {
  const passage = (text: string) => ({text, place: 'section', index: 1, anchor: 's-trigger'}) as const
  const html = renderToStaticMarkup(
    <Likenesses
      likenesses={[
        {kind: 'same-trigger', what: 'a release', between: [passage('A release went out.'), passage('It was deployed.')]},
        {kind: 'same-service', what: 'checkout', between: [passage('Orders waited'), passage('The basket was slow')]},
      ]}
      own="/incidents/a"
      other="/incidents/b"
    />,
  )
  expect(html).toContain('here: <a href="/incidents/a#s-trigger"><q>A release went out.</q></a>')
  expect(html).toContain('here: <a href="/incidents/a#fact-affected">affected: <bdi>checkout</bdi></a>')
  expect(html).toContain('there: <a href="/incidents/b#fact-affected">affected: <bdi>checkout</bdi></a>')
  // Titles say nothing of a service.
  expect(html).not.toContain('Orders waited')
})
