import {expect, test} from 'vitest'
import {locateValue} from '#src/postmortem/edit/locate-value.ts'
import {toTimeSettings} from '#src/postmortem/time/time-settings.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const settings = toTimeSettings([], [], {zone: undefined, stated: false, defaultYear: undefined, dayOrder: undefined, days: []})

test.each(['whose: Grace  Hopper, soon', 'whose: **Grace** Hopper, soon', 'whose: Grace `Hopper`, soon', 'whose: Grace \\ Hopper, soon'])(
  'locateValue() finds words with other white space and marks between them: %s',
  text => {
    const [action] = anIncident({actions: [{owner: 'Grace Hopper'}]}).actions
    if (!action) throw new Error('No action')
    const found = locateValue(text, 'owner', action, settings)
    expect(
      found &&
        text
          .slice(found.start, found.end)
          .replace(/[^a-z ]/gi, '')
          .replace(/ +/g, ' '),
    ).toBe('Grace Hopper')
  },
)
