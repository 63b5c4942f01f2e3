import {Command} from 'commander'
import {writeLine} from '#src/cli/console.ts'
import {Misuse} from '#src/cli/misuse.ts'
import {loadSettings, settingsFile} from '#src/library/load-settings.ts'
import {allRules} from '#src/postmortem/rules/all-rules.ts'
import {findNearest} from '#src/postmortem/rules/find-nearest.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openContentFolderOf} from '#src/server/open-content.ts'

/** `kb rules` */
export function rulesCommand(): Command {
  return new Command('rules')
    .description('Lists what is reported about postmortems, at the levels in force; with ID one rule, with its reason and examples.')
    .argument('[ID]', 'a rule, as diagnostics name it in parentheses')
    .option('--json', 'print JSON: one object, or a list of them without ID')
    .addHelpText(
      'after',
      `\nLevels are set in ${settingsFile} in the content folder; see docs/format.md.\nExit codes: 0 done; 2 there is no such rule, or misuse.`,
    )
    .action(rules)
}

async function rules(id: string | undefined, {json = false}: {json?: boolean}): Promise<void> {
  const {settings} = await loadSettings(openContentFolderOf(readEnvironment()))
  const listed = allRules.map(rule => toListed(rule, settings))
  if (id === undefined) {
    if (json) writeLine(JSON.stringify(listed, undefined, 2))
    else for (const line of toTable(listed.map(rule => [rule.id, rule.level, rule.group, rule.summary]))) writeLine(line)
    return
  }
  const found = listed.find(rule => rule.id === id)
  if (!found) {
    const nearest = findNearest(
      id,
      listed.map(rule => rule.id),
    )
    throw new Misuse(`Cannot find the rule “${id}”: ${nearest ? `did you mean ${nearest}?` : '`kb rules` lists them all'}`)
  }
  writeLine(json ? JSON.stringify(found, undefined, 2) : toPage(found))
}

type Rule = (typeof allRules)[number]
type ListedRule = Pick<Rule, 'id' | 'group' | 'summary' | 'explanation'> & {
  /** As the configuration has it. */
  readonly level: Rule['level'] | 'off'
  readonly defaultLevel: Rule['level']
  /** Whether `kb check --fix` mends it. */
  readonly mended: boolean
  readonly examples: {readonly good: string; readonly bad: string} | null
}

function toListed({id, group, level, mends, summary, explanation, examples}: Rule, {rules}: Settings): ListedRule {
  const inForce = Object.hasOwn(rules, id) ? rules[id] : undefined
  return {
    id,
    level: inForce ?? level,
    defaultLevel: level,
    group,
    summary,
    explanation,
    mended: mends ?? false,
    examples: examples ? {good: examples.good, bad: examples.bad} : null,
  }
}

function toPage({id, level, defaultLevel, group, summary, explanation, mended, examples}: ListedRule): string {
  const set = level === defaultLevel ? '' : `, ${defaultLevel} unless ${settingsFile} says otherwise`
  const shown = examples ? ['', 'Not reported:', '', indent(examples.good), '', 'Reported:', '', indent(examples.bad)] : []
  return [`${id} (${level}${set}; ${group})`, '', summary, '', explanation, ...(mended ? ['', '`kb check --fix` mends it.'] : []), ...shown].join('\n')
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map(line => (line ? `    ${line}` : ''))
    .join('\n')
}

function toTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
