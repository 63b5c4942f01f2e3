import path from 'node:path'
import {Command} from 'commander'
import {say, toPrintableLines, writeLine} from '#src/cli/console.ts'
import {Misuse} from '#src/cli/misuse.ts'
import {standingIn} from '#src/cli/named-file.ts'
import {toShortName} from '#src/library/import/to-document-name.ts'
import {findNameFault, toCollisionKey, toIncidentId} from '#src/library/publish/document-name.ts'
import {beginDocument, defaultTemplate, listTemplates} from '#src/library/templates.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openContentFolderOf, openTemplateFolderOf} from '#src/server/open-content.ts'

/** `kb new` */
export function newCommand(): Command {
  return new Command('new')
    .description('Begins a postmortem: a draft in the content folder with every section, named after today and the title. Never overwrites.')
    .argument('[TITLE]', 'what happened, in one line')
    .option('--template <name>', 'what to begin from: a file of the folder `templates` in the content folder', defaultTemplate.name)
    .option('--list', 'prints the templates there are, and creates nothing')
    .addHelpText('after', '\nExit codes: 0 created; 1 the name is taken or the folder cannot be written; 2 misuse.')
    .action(create)
}

type Options = {readonly template: string; readonly list?: true}

async function create(title: string | undefined, {template: wanted, list}: Options): Promise<void> {
  const environment = readEnvironment()
  const templates = await listTemplates(openTemplateFolderOf(environment))
  if (list) {
    for (const {name, title, about} of templates) writeLine(toPrintableLines(`${name.padEnd(16)} ${title}${about ? `. ${about}` : ''}`))
    return
  }
  if (title === undefined) throw new Misuse('Missing the title: what happened, in one line')
  const template = templates.find(({name}) => name === wanted)
  if (!template) throw new Misuse(`Cannot find the template ${wanted}: there are ${templates.map(({name}) => name).join(', ')}`)
  const words = title.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  const name = toShortName(words)
  if (name === '') throw new Misuse('Cannot make a file name of the title: expected at least one letter or digit')
  const file = `${formatDay(new Date())}-${name}.md`
  const fault = findNameFault(file)
  if (fault) throw new Misuse(`Cannot make a file name of the title: ${fault}`)

  const folder = openContentFolderOf(environment)
  const key = toCollisionKey(toIncidentId(file))
  const taken = (await folder.list())?.find(entry => toCollisionKey(toIncidentId(entry.file)) === key)
  if (taken) throw new Error(`Cannot create ${file}: ${taken.file} has that id; say in the title what is different this time`)
  await folder.create(file, beginDocument(template, words))
  const absolute = path.join(folder.location, file)
  const relative = path.relative(standingIn, absolute)
  const shown = relative.startsWith('..') ? absolute : relative
  writeLine(shown)
  say(`Fill it in, then look it over with: npm run --silent kb -- check ${shown}`)
}

/** The person's own day: the incident is theirs. */
function formatDay(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}
