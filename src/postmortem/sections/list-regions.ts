import type {Stated} from '#src/incident/evidence.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'

const direction = '(?:north|south|east|west|central|northeast|northwest|southeast|southwest)'
const azure =
  'eastus|westus|centralus|northcentralus|southcentralus|westcentralus|northeurope|westeurope|uksouth|ukwest|francecentral|francesouth|germanywestcentral|germanynorth|swedencentral|norwayeast|norwaywest|switzerlandnorth|switzerlandwest|italynorth|polandcentral|spaincentral|australiaeast|australiasoutheast|australiacentral|southeastasia|eastasia|japaneast|japanwest|koreacentral|koreasouth|brazilsouth|canadacentral|canadaeast|centralindia|southindia|westindia|uaenorth|uaecentral|southafricanorth|qatarcentral|israelcentral'
/** Regions as Amazon, Google and Microsoft write them; the letter of a zone inside a region is left out. */
const region = new RegExp(
  [
    String.raw`\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn)-(?:gov-|iso-)?${direction}-\d(?=[a-f]?(?![\w-]))`,
    String.raw`\b(?:us|europe|asia|australia|southamerica|northamerica|me|africa)-${direction}\d{1,2}(?=(?:-[a-f])?(?![\w-]))`,
    String.raw`\b(?:${azure})[23]?(?![\w-])`,
    String.raw`\b(?:East|West|Central|North Central|South Central|West Central) US(?: [23])?(?![\w-])`,
    String.raw`\b(?:West|North) Europe(?= region|\))`,
  ].join('|'),
  'g',
)
const cheap = /north|south|east|west|central/i

/** Where traffic went, and where all was well, is no place of the incident. */
const elsewhere =
  /\b(?:unaffected|un-?impacted|not (?:\w+ )?(?:affected|impacted)|no (?:customer )?impact|n['’]t (?:affected|impacted)|except|other than|apart from|(?:fail(?:ed|ing|s)?|switch(?:ed|ing)|mov(?:ed|ing)|shift(?:ed|ing)|rerout(?:ed|ing)|redirect(?:ed|ing)|divert(?:ed|ing)) (?:\S+ ){0,5}(?:over|to)|failover|healthy|as normal|normally)\b/i

/** The cloud regions that lines about the damage name, each once; whoever calls says which lines those are. */
export function listRegions(source: SourceText, lines: readonly Line[]): readonly Stated<string>[] {
  const found = new Map<string, Stated<string>>()
  for (const line of lines) {
    if (line.kind === 'code' || line.kind === 'other' || !cheap.test(line.text)) continue
    for (const sentence of splitSentences(line.text)) {
      if (elsewhere.test(sentence.text)) continue
      for (const match of sentence.text.matchAll(region)) {
        const start = line.start + sentence.start + match.index
        if (!found.has(match[0])) found.set(match[0], {value: match[0], evidence: toEvidence(source, start, start + match[0].length, 'prose')})
      }
    }
  }
  return [...found.values()]
}
