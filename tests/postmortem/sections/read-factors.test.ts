import {describe, expect, it} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

describe('a comment below a heading', () => {
  it.each(['Contributing factors', 'Root cause', 'Trigger'])('is a hint for whoever writes, and nothing below “%s”', heading => {
    const {incident} = readPostmortem(`# Calls ended\n\n## ${heading}\n\n<!-- What had to come together? -->\n\n<!-- And\nwhat else? -->\n`, 'calls')
    expect([incident.factors, incident.trigger]).toEqual([[], undefined])
  })

  it('stays out of the way of what is written there', () => {
    const {incident} = readPostmortem('# Calls ended\n\n## Contributing factors\n\n<!-- What? -->\n\n- No limit on calls\n- <!-- another -->\n', 'calls')
    expect(incident.factors.map(({title}) => title)).toEqual(['No limit on calls'])
  })
})
