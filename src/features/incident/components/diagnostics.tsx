import {type PageAddress, toSourceHref, writePageAddress} from '#src/features/incident/page-address.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {longestList} from '#src/library/longest-list.ts'
import {Callout} from '#src/ui/callout.tsx'

/** What is wrong with the text: where it contradicts itself for every reader, the rest folded away for its authors. */
export function Diagnostics({diagnostics, address}: {readonly diagnostics: readonly Diagnostic[]; readonly address: PageAddress}) {
  const contradictions = diagnostics.filter(diagnostic => contradicting.has(diagnostic.rule))
  if (diagnostics.length === 0) return null
  return (
    <div className="screen-only space-y-3">
      {contradictions.slice(0, 3).map(diagnostic => (
        <Callout key={`${diagnostic.rule} ${diagnostic.message}`} tone="warning" title="The text contradicts itself.">
          {diagnostic.message}. See <Places diagnostic={diagnostic} address={address} />
        </Callout>
      ))}
      <details className="findings">
        <summary>For authors: {countLevels(diagnostics)}</summary>
        <ul>
          {(address.isWhole ? diagnostics : diagnostics.slice(0, longestList)).map(diagnostic => (
            <li key={`${diagnostic.rule} ${diagnostic.message} ${diagnostic.place?.start.offset}`}>
              <span className={`level level-${diagnostic.level}`}>{diagnostic.level}</span> {diagnostic.message}{' '}
              <span className="whitespace-nowrap text-ink-3">
                ({diagnostic.rule}
                {diagnostic.place && (
                  <>
                    , <a href={toSourceHref(address, diagnostic.place.start.line)}>line {diagnostic.place.start.line}</a>
                  </>
                )}
                )
              </span>
            </li>
          ))}
        </ul>
        {!address.isWhole && diagnostics.length > longestList && (
          <p className="show-all">
            <a className="button" href={writePageAddress({...address, isWhole: true})}>
              Show all {diagnostics.length.toLocaleString('en-US')}
            </a>
          </p>
        )}
      </details>
    </div>
  )
}

/** Rules that report two statements that cannot both be true. */
const contradicting: ReadonlySet<string> = new Set(['stated-duration', 'milestone-contradicted', 'milestone-out-of-order', 'end-before-start'])

function Places({diagnostic: {place, notes}, address}: {readonly diagnostic: Diagnostic; readonly address: PageAddress}) {
  const lines = [...new Set([...(place ? [place] : []), ...notes.map(note => note.place)].map(span => span.start.line))].sort((a, b) => a - b)
  return lines.map((line, index) => (
    <span key={line}>
      {index > 0 && ', '}
      <a className="link" href={toSourceHref(address, line)}>
        line {line}
      </a>
    </span>
  ))
}

function countLevels(diagnostics: readonly Diagnostic[]): string {
  const count = (level: Diagnostic['level']) => diagnostics.filter(diagnostic => diagnostic.level === level).length
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')]
  const say = (number: number, noun: string) => (number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`])
  return [...say(errors, 'error'), ...say(warnings, 'warning'), ...say(infos, 'note')].join(', ')
}
