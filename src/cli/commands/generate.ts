import {mkdir, readdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {Command, InvalidArgumentError} from 'commander'
import {openProgressBar, say, writeLine} from '#src/cli/console.ts'
import {standingIn} from '#src/cli/named-file.ts'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'

/** `kb generate` */
export function generateCommand(): Command {
  return new Command('generate')
    .description('Writes made-up but realistic postmortems, to try things out; the same count and seed give the same files.')
    .requiredOption('--count <number>', 'how many', toCount)
    .option('--seed <number>', 'another seed, other incidents', toCount, 1)
    .option('--actions <number>', 'about how many action items each, with people among their owners (default: five, of teams)', toCount)
    .option('--out <folder>', 'where to; it must be empty or not there yet', 'generated')
    .option('--force', 'write into a folder that is not empty; a file that is there already is left as it is')
    .addHelpText(
      'after',
      '\nExit codes: 0 written; 1 the folder is not empty or cannot be written; 2 misuse.\nLook at them with: HINDSIGHT_CONTENT=generated DATABASE_URL=file:.data/generated.db npm start',
    )
    .action(generate)
}

async function generate({
  count,
  seed,
  actions,
  out,
  force = false,
}: {
  count: number
  seed: number
  actions?: number
  out: string
  force?: boolean
}): Promise<void> {
  const folder = path.resolve(standingIn, out)
  await mkdir(folder, {recursive: true})
  if (!force && (await readdir(folder)).length > 0) throw new Error(`Cannot write to ${folder}: it is not empty; name another folder, or use --force`)
  const bar = openProgressBar()
  let written = 0
  let done = 0
  for (const {file, text} of generatePostmortems({count, seed, actions})) {
    try {
      await writeFile(path.join(folder, file), text, {flag: 'wx'})
      written++
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    bar.draw('Writing', ++done, count)
  }
  bar.clear()
  writeLine(folder)
  say(`${written} written${written < count ? `, ${count - written} were there already` : ''}.`)
}

function toCount(text: string): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) < 1) throw new InvalidArgumentError('Expected a whole number from 1 to 9999999.')
  return Number(text)
}
