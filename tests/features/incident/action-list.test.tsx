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
