import type {Rule} from './rule.ts'

export const ambiguousZone: Rule = {
  id: 'ambiguous-zone',
  group: 'time',
  level: 'info',
  summary: 'An abbreviation that names several zones, in a document that does not say which.',
  explanation:
    'CST is Chicago’s and Shanghai’s, IST India’s, Ireland’s and Israel’s, BST London’s and Dhaka’s, GST the Gulf’s, Guam’s and South Georgia’s. The country, another zone or a place that the document names decides; so does the zone that the reader is told. Without any of them the first of these is read, and said so.',
  examples: {
    good: '## Timeline\n\nOur data centre in Shanghai lost power.\n\n- 2025-01-13 03:47 CST — Calls end.\n',
    bad: '## Timeline\n\n- 2025-01-13 03:47 CST — Calls end.\n',
  },
}
