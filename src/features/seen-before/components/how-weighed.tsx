import {fieldWeights, type RecallField, similarFrom, termWeights} from '#src/library/recall/recall-weights.ts'
import {groupBy} from '#src/library/remediation/group-by.ts'
import {sectionNames} from '#src/library/search/to-passage-href.ts'

/** What counts how much in an answer, from the same table that it is counted with. */
export function HowWeighed() {
  return (
    <details className="seen-weights">
      <summary>How it is weighed</summary>
      <p>
        A word counts by how rare it is among the incidents that you see, by where a document has it, and by what it is. Added up as BM25 does, with half of
        what the best passage holds by itself. An incident is shown where it holds {Math.round(similarFrom * 100)}% of what was pasted, and for that one or two
        words are not enough. That share was chosen with a few dozen incidents: among thousands, one reads alike by chance more often.
      </p>
      <div className="seen-weights-tables">
        <Weights caption="Where it stands" rows={toRows(fieldWeights, name => fieldNames[name])} />
        <Weights caption="What it is" rows={toRows(termWeights, name => termNames[name])} />
      </div>
    </details>
  )
}

type WeightRow = {readonly weight: number; readonly names: readonly string[]}

function Weights({caption, rows}: {readonly caption: string; readonly rows: readonly WeightRow[]}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col" className="number">
            Counts
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({weight, names}) => (
          <tr key={weight}>
            <th scope="row">{joinNames(names)}</th>
            <td className="number">{weight}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function joinNames([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map(name => name.charAt(0).toLowerCase() + name.slice(1))].join(', ')
}

/** What has the same weight stands together, what counts most first. */
function toRows<T extends string>(weights: Readonly<Record<T, number>>, toName: (key: T) => string): readonly WeightRow[] {
  const names = groupBy(Object.keys(weights) as T[], key => weights[key])
  return [...names].map(([weight, keys]) => ({weight, names: keys.map(toName)})).toSorted((a, b) => b.weight - a.weight)
}

const fieldNames: Readonly<Record<RecallField, string>> = {
  ...sectionNames,
  title: 'Title',
  tags: 'Tags',
  entry: 'Entry of the timeline',
  update: 'Status update',
  factor: 'Contributing factor',
  action: 'Action',
  other: 'Any other section',
  remark: 'What is said of the account itself',
  reference: 'Beside a link to another incident',
}

const termNames: Readonly<Record<keyof typeof termWeights, string>> = {
  word: 'A word that both have',
  common: 'A word that tells little, such as “error”',
  family: 'A word of the same matter, such as “mains” and “electricity”',
  code: 'The code of a status, of an exit, of an error',
}
