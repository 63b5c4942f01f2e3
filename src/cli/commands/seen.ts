import {Command} from 'commander'
import {say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {findSeen, type SeenAnswer, type SeenIncident} from '#src/library/recall/find-seen.ts'
import type {MatchEvidence} from '#src/library/recall/match-evidence.ts'
import {longestQuestion} from '#src/library/recall/recall-question.ts'
import {readEnvironment} from '#src/server/environment.ts'

/** `kb seen` */
export function seenCommand(): Command {
  return new Command('seen')
    .description('Reads an alert, a stack trace, log lines or a chat from standard input and finds incidents that looked like it.')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nFor example: pbpaste | kb seen. Nothing that is read is stored. Searches the index as the last sync left it.\nExit codes: 0 something is similar; 1 nothing is; 2 misuse.',
    )
    .action(seen)
}

async function seen({json = false}: {json?: boolean}): Promise<void> {
  const text = await readInput()
  const [{openHindsight}, {operator}] = await Promise.all([import('#src/server/hindsight.ts'), import('#src/server/viewer.ts')])
  const hindsight = await openHindsight(readEnvironment())
  try {
    const answer = await findSeen(hindsight.store, operator, text)
    if (answer.isCut) say(`Only the first ${longestQuestion.toLocaleString('en-US')} characters were read.`)
    if (json) writeLine(JSON.stringify(toJson(answer), undefined, 2))
    else {
      for (const incident of answer.incidents) writeLine(toPrintableLines(writeIncident(incident)))
      const all = `${answer.all.toLocaleString('en-US')} incident${answer.all === 1 ? '' : 's'}`
      say(
        answer.incidents.length === 0
          ? `Nothing similar in ${all}.`
          : `${answer.incidents.length} of ${all} looked like this. Verify each before you act on it.`,
      )
    }
    if (answer.incidents.length === 0) process.exitCode = 1
  } finally {
    await hindsight.close()
  }
}

/** As much as is read, and a little more, by which it is known that there was more. */
async function readInput(): Promise<string> {
  let text = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) {
    text += chunk
    if (text.length > 2 * longestQuestion) break
  }
  return text
}

function writeIncident({id, title, symptom, cause, either, outcome}: SeenIncident): string {
  const {causes, inVain, helped, open, ask} = outcome
  const lines = (name: string, list: readonly {readonly text: string}[]): readonly string[] => list.map(({text}) => `    ${name}: ${text}`)
  return [
    `${id}: ${title}`,
    ...(symptom ? [`    symptoms match: ${writeEvidence(symptom)}`] : []),
    ...(cause ? [`    cause may match: ${writeEvidence(cause)}`] : []),
    ...(either ? [`    matches: ${writeEvidence(either)}`] : []),
    ...lines('turned out to be', causes),
    ...lines('tried in vain', inVain),
    ...(helped ? lines('ended by', helped.lines) : []),
    ...(helped?.minutes === undefined ? [] : [`    ${helped.isMitigation ? 'impact was over' : 'all was over'} after ${helped.minutes} minutes`]),
    ...lines('still open', open),
    ...(ask.length > 0 ? [`    ask: ${ask.join(', ')}`] : []),
  ].join('\n')
}

function writeEvidence({pairs, parts}: MatchEvidence): string {
  const words = pairs.map(({pasted, written}) => (pasted.toLowerCase() === written.toLowerCase() ? pasted : `${pasted} ~ ${written}`))
  return `${words.join(', ')}: “${parts.map(({text}) => text).join('')}”`
}

function toJson({all, incidents, isCut, question}: SeenAnswer) {
  const setAside = question.aside.map(({kind, start, end}) => ({kind, text: question.text.slice(start, end)}))
  return {all, isCut, setAside, incidents: incidents.map(incident => ({...incident, outcome: toOutcomeJson(incident.outcome)}))}
}

/** Where something is stated, as lines of the document. */
function toOutcomeJson({triggerEvidence, helped, ...outcome}: SeenIncident['outcome']) {
  return {
    ...outcome,
    triggerLine: triggerEvidence?.start.line,
    helped: helped && {...helped, between: helped.between?.map(({start}) => start.line)},
  }
}
