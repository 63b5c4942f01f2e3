import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {ActionList} from '#src/features/incident/components/action-list.tsx'
import {readPageAddress} from '#src/features/incident/page-address.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

test('ActionList shows the author’s headings inside the list, each once', () => {
  const incident = anIncident({
    actions: [
      {title: 'Mail the customers'},
      {title: 'Split the queue', group: 'In the long term'},
      {title: 'Alert on its age', group: 'In the long term'},
      {title: 'Review it'},
    ],
  })
  const html = renderToStaticMarkup(
    <ActionList
      incident={incident}
      html={incident.actions.map(({title}) => `<p>${title}</p>`)}
      which={[0, 1, 2, 3]}
      editable={new Map()}
      today="2024-03-01"
      trackers={{}}
      address={readPageAddress({})}
    />,
  )
  const words = html.replace(/<[^>]+>/g, ' ')
  expect(words.match(/In the long term/g)).toHaveLength(1)
  expect(words.indexOf('Mail the customers')).toBeLessThan(words.indexOf('In the long term'))
  expect(words.indexOf('In the long term')).toBeLessThan(words.indexOf('Split the queue'))
  expect(words.indexOf('Alert on its age')).toBeLessThan(words.indexOf('Others'))
  expect(words.indexOf('Others')).toBeLessThan(words.indexOf('Review it'))
})

test('ActionList makes a ticket a link where it is known what it means, and to no other kind of address', () => {
  const refs = ['OPS-412', 'PAY-3', 'https://github.com/example/app/pull/7/files', 'javascript:alert(1)//1']
  const incident = anIncident({actions: refs.map((ref, index) => ({title: `Action ${index}`, ref}))})
  const html = renderToStaticMarkup(
    <ActionList
      incident={incident}
      html={refs.map(() => '<p>Words</p>')}
      which={[0, 1, 2, 3]}
      editable={new Map()}
      today="2024-03-01"
      trackers={{OPS: 'https://jira.example.com/browse/{key}'}}
      address={readPageAddress({})}
    />,
  )
  const links = [...html.matchAll(/<a class="ticket wrap-anywhere" href="([^"]+)" rel="noopener noreferrer nofollow"><bdi>([^<]+)</g)].map(
    ([, href, words]) => [href, words],
  )
  expect(links).toEqual([
    ['https://jira.example.com/browse/OPS-412', 'OPS-412'],
    ['https://github.com/example/app/pull/7', 'example/app#7'],
  ])
  expect(html).toContain('<bdi>PAY-3</bdi>')
})
