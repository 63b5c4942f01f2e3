import {readdirSync, readFileSync} from 'node:fs'
import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'
import {readDocument} from '#src/library/read-document.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {formatRatio, measure} from './measure.ts'

// Reading a postmortem (one parse; all fields, all rules, HTML) against parsing the same text alone. Bound: 2 ×. The reader remembers what it found in the
// lines of the document before, so it reads others before each round: a folder's documents are read once.
const parser = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()
const shipped = readdirSync('content').filter(file => file.endsWith('.md'))
const corpora = {
  'content/': shipped.map(file => ({file, text: readFileSync(`content/${file}`, 'utf8')})),
  'generated, 100 documents': [...generatePostmortems({count: 100, seed: 1})],
}

const others = [...generatePostmortems({count: 3, seed: 2})]
const forget = (): void => {
  for (const {file, text} of others) readPostmortem(text, file)
}

for (const [name, documents] of Object.entries(corpora)) {
  const bytes = documents.map(({text}) => new TextEncoder().encode(text))
  const size = bytes.reduce((sum, {length}) => sum + length, 0) / bytes.length / 1024
  const [parse, read, whole] = await measure(
    5,
    [
      () => documents.map(({text}) => parser.parse(text)),
      () => documents.map(({file, text}) => readPostmortem(text, file)),
      async () => {
        for (const [index, {file}] of documents.entries()) await readDocument(file, bytes[index] ?? new Uint8Array())
      },
    ],
    forget,
  )
  const each = (milliseconds = 0): string => `${(milliseconds / documents.length).toFixed(2)} ms`
  console.log(
    `${name} (${documents.length} × ${size.toFixed(1)} KiB): parse ${each(parse)}, fields and rules ${each(read)} (${formatRatio(read, parse)}), with HTML ${each(whole)} (${formatRatio(whole, parse)}, bound 2 ×)`,
  )
}
