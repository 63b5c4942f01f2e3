import type {ItemCorrection} from '#src/incident/correction.ts'
import type {Incident} from '#src/incident/incident.ts'
import {collapseSpace} from '#src/postmortem/format/to-comparable.ts'

/** What a reading has to say once corrections are made: lines of the timeline, factors and actions, each as one string. */
export type Expected = {readonly entries: readonly string[]; readonly factors: readonly string[]; readonly actions: readonly string[]}

/** What a reading says, with corrections made to it. */
export function listExpected(incident: Incident, corrections: readonly ItemCorrection[]): Expected {
  const entries: (string | undefined)[] = incident.timeline.map(toEntry)
  const factors: (string | undefined)[] = incident.factors.map(toFactor)
  for (const each of corrections) {
    if (each.item === 'action') continue
    if (each.item === 'entry') {
      if (each.change === 'add') entries.push(toEntry(each.values))
      else if (each.change === 'remove') entries[each.position] = undefined
      else {
        const entry = incident.timeline[each.position]
        if (!entry) continue
        entries[each.position] = toEntry(each.change === 'set' ? {...entry, ...each.values} : {...entry, text: entry.text.replace(each.was, () => each.by)})
      }
    } else if (each.change === 'add') factors.push(toFactor(each.values))
    else if (each.change === 'remove') factors[each.position] = undefined
    else {
      const factor = incident.factors[each.position]
      if (factor) factors[each.position] = toFactor({...factor, ...each.values})
    }
  }
  return {
    entries: entries.filter(entry => entry !== undefined).toSorted(),
    factors: factors.filter(factor => factor !== undefined).toSorted(),
    actions: incident.actions.map(({title}) => collapseSpace(title)),
  }
}

/** Whether a reading says what was expected of it. Where something was added, it may stand anywhere. */
export function saysExpected(incident: Incident, expected: Expected): boolean {
  return JSON.stringify(listExpected(incident, [])) === JSON.stringify(expected)
}

type Entry = Pick<Incident['timeline'][number], 'instant' | 'text' | 'milestones'> & {readonly evidence?: Incident['timeline'][number]['evidence']}

/** A sentence holds its time among its words: where one changes, so do the others. */
function toEntry({instant, text, milestones, evidence}: Entry): string {
  return `${instant.at} ${[...milestones].sort().join(' ')} ${evidence?.how === 'prose' ? '' : collapseSpace(text)}`.trim()
}

function toFactor({title, category}: {readonly title: string; readonly category: string | undefined}): string {
  return `${collapseSpace(title)} (${category ?? ''})`
}
