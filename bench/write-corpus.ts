import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'

/** Writes generated postmortems into a folder and returns the ids of those that everybody may read. */
export function writeCorpus(folder: string, count: number): readonly string[] {
  mkdirSync(folder, {recursive: true})
  const ids: string[] = []
  for (const {file, text} of generatePostmortems({count, seed: 1})) {
    writeFileSync(path.join(folder, file), text)
    if (!/^(?:visibility: restricted|status: (?:draft|in-review))$/m.test(text)) ids.push(file.replace('.md', ''))
  }
  return ids
}
