import {allRules} from './all-rules.ts'
import type {Rule} from './rule.ts'

/** The page `docs/rules.md`: every rule with its reason and its examples, by group. */
export function writeRulesPage(): string {
  const groups = [...new Set(allRules.map(rule => rule.group))]
  const list = allRules.map(({id, level, summary}) => `| [${id}](#${id}) | ${level} | ${summary} |`)
  const head = [
    '# Rules',
    'What Hindsight reports about a postmortem. This page is written by `npm run docs` from the rules themselves.',
    ['| rule | level | reports |', '| --- | --- | --- |', ...list].join('\n'),
  ]
  return `${[...head, ...groups.flatMap(group => [`## ${capitalize(group)}`, ...allRules.filter(rule => rule.group === group).map(writeRule)])].join('\n\n')}\n`
}

function writeRule({id, level, summary, explanation, examples}: Rule): string {
  const shown = examples ? ['Not reported:', fence(examples.good), 'Reported:', fence(examples.bad)] : []
  return [`### ${id}`, `*${level}* · ${summary}`, explanation, ...shown].join('\n\n')
}

function fence(text: string): string {
  // Examples of code blocks hold fences of their own.
  return `~~~~markdown\n${text.trimEnd()}\n~~~~`
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
