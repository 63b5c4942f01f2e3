import {allRules} from './all-rules.ts'
import type {Rule} from './rule.ts'

/** The page `docs/rules.md`: every rule with its reason and its examples, by group. */
export function writeRulesPage(): string {
  const groups = [...new Set(allRules.map(rule => rule.group))]
  const list = allRules.map(({id, level, summary}) => `| [${id}](#${id}) | ${level} | ${summary} |`)
  const head = [
    '# Rules',
    'What Hindsight reports about a postmortem. This page is written by `npm run docs` from the rules themselves; `kb rules` prints the same, at the levels that your configuration sets.',
    `Levels are set, and rules turned off, in [\`hindsight.yaml\`](format.md#how-a-library-is-judged). A file that is kept out of the index is always reported. Rules marked *mended* have a fix that \`kb check --fix\` applies.`,
    ['| rule | level | reports |', '| --- | --- | --- |', ...list].join('\n'),
  ]
  return `${[...head, ...groups.flatMap(group => [`## ${capitalize(group)}`, ...allRules.filter(rule => rule.group === group).map(writeRule)])].join('\n\n')}\n`
}

function writeRule({id, level, mends, summary, explanation, examples}: Rule): string {
  const given = examples?.settings ? [`With \`${JSON.stringify(examples.settings)}\` in \`hindsight.yaml\`.`] : []
  const shown = examples ? [...given, 'Not reported:', fence(examples.good), 'Reported:', fence(examples.bad)] : []
  return [`### ${id}`, `*${level}* · ${mends ? '*mended* · ' : ''}${summary}`, explanation, ...shown].join('\n\n')
}

function fence(text: string): string {
  // Examples of code blocks hold fences of their own.
  return `~~~~markdown\n${text.trimEnd()}\n~~~~`
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
