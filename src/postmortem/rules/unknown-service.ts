import {findNearest} from './find-nearest.ts'
import {type Rule, report, toFix} from './rule.ts'

export const unknownService: Rule = {
  id: 'unknown-service',
  group: 'front matter',
  level: 'warning',
  mends: true,
  summary: 'A service that the configuration does not list.',
  explanation:
    'Only where `hindsight.yaml` lists the `services:` there are. Two spellings of one service are two services in every filter and every count, unless one of them is listed as an alias.',
  examples: {
    settings: {services: ['voice-api', 'call-workers']},
    good: `---
services: [voice-api]
---

Text.
`,
    bad: `---
services: [voice-ap, billing]
---

Text.
`,
  },
  checkLibrary: ({incident, settings: {services: listed, serviceAliases}}) => {
    if (!listed) return []
    const services = [...listed, ...Object.keys(serviceAliases)]
    const known = new Set(services)
    return incident.services
      .filter(({value}) => !known.has(value))
      .map(({value, evidence}) => {
        const nearest = services.find(service => service.toLowerCase() === value.toLowerCase()) ?? findNearest(value, services)
        const fix =
          nearest !== undefined && evidence.how === 'front-matter' && /^[\w.-]+$/.test(nearest)
            ? toFix(`Write ${nearest}`, evidence.start.offset, evidence.end.offset, nearest)
            : undefined
        return report(
          unknownService,
          evidence,
          `Unexpected service “${value}”, expected ${nearest === undefined ? 'one that hindsight.yaml lists, or it in that list' : `“${nearest}”, or it in the list of hindsight.yaml`}`,
          [],
          fix,
        )
      })
  },
}
