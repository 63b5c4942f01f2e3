import {readFileSync} from 'node:fs'
import {parse} from 'yaml'
import {z} from 'zod'

const kind = z.enum(['same-symptom', 'same-trigger', 'same-factor', 'same-service', 'same-fix', 'same-technology'])
const both = z.tuple([z.string().min(1), z.string().min(1)])
const shown = z.strictObject({why: z.string().min(1), passages: both})

const labelledPairs = z.strictObject({
  pairs: z.array(
    z.strictObject({
      between: both,
      holds: z.partialRecord(kind, shown).default({}),
      either: z.partialRecord(kind, z.string().min(1)).default({}),
      looks_alike: shown.extend({not: z.array(kind).min(1)}).optional(),
    }),
  ),
  nothing_in_common: z.record(z.string(), z.array(z.string())),
})

/** What was decided for every two incidents of `content/`; README.md beside it defines kinds and answers. */
export function readLabelledPairs(): z.output<typeof labelledPairs> {
  return labelledPairs.parse(parse(readFileSync('tests/relations/labelled-pairs.yaml', 'utf8')))
}
