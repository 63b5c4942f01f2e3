import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {Anniversaries} from '#src/features/catalogue/components/anniversaries.tsx'

const incident = {id: 'a', title: 'The cache was cold', day: '2023-03-01', yearsAgo: 1, severity: undefined}

test('Anniversaries says which days of which years are listed, and how many incidents there are', () => {
  const html = renderToStaticMarkup(<Anniversaries anniversaries={{incidents: [incident], total: 8, week: '2024-02-26'}} />)
  expect(html).toContain('<summary>How it is counted</summary>')
  expect(html).toMatch(/this week, 26 Feb to 3 Mar, in the 60 years before/)
  expect(html).toContain('n = 8 incidents, of which 1 is listed.')
})

test('Anniversaries says nothing where nothing happened', () => {
  expect(renderToStaticMarkup(<Anniversaries anniversaries={{incidents: [], total: 0, week: '2024-02-26'}} />)).toBe('')
})
