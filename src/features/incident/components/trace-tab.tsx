import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {type PageAddress, toPlaceHref} from '#src/features/incident/page-address.ts'
import {toLessonWords} from '#src/features/incident/to-lesson-words.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {longestList} from '#src/library/longest-list.ts'
import type {EarlierIncident} from '#src/library/remediation/earlier-actions.ts'
import {type TracedFactor, type TraceLink, traceActions} from '#src/library/remediation/trace-actions.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {EarlierActions} from './earlier-actions.tsx'
import {TracedAction} from './traced-action.tsx'

type TraceTabProps = {readonly view: IncidentView; readonly earlier: readonly EarlierIncident[]; readonly address: PageAddress}

/** Which action is about which factor, and what shows that it is done; then what an earlier incident had led to. */
export function TraceTab({view, earlier, address}: TraceTabProps) {
  const {incident} = view
  const {factors, lessons, others} = traceActions(incident)
  if (factors.length + lessons.length + incident.actions.length + earlier.length === 0) {
    return (
      <EmptyState title="The text names no contributing factor and no action.">
        <p>Factors stand in a section “Contributing factors”, actions in one called “Remediation”.</p>
      </EmptyState>
    )
  }
  const toLinks = (links: readonly TraceLink[], factor?: TracedFactor) => <Links links={links} factor={factor} view={view} address={address} />
  return (
    <div className="trace">
      {factors.length > 0 && (
        <section aria-labelledby="trace-factors">
          <h2 id="trace-factors">From factor to proof</h2>
          <p className="trace-note">{tell(factors, view)}</p>
          <Heads names={['Contributing factor', 'Action', 'What shows it']} />
          <ol className="trace-rows">
            {factors.slice(0, longestList).map((factor, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they stand in the order of the document, and two may be called the same
              <li key={place}>
                <div className="trace-from">
                  <h3>
                    {factor.factor === undefined ? (
                      formatFactorCategory(factor.title)
                    ) : (
                      <a href={toPlaceHref(address, 'factor', factor.factor)}>
                        <bdi>{clampText(factor.title)}</bdi>
                      </a>
                    )}
                  </h3>
                  <p>
                    {factor.factor === undefined
                      ? 'named in the front matter'
                      : factor.category === undefined
                        ? 'no category'
                        : formatFactorCategory(factor.category)}
                  </p>
                </div>
                {toLinks(factor.links, factor)}
              </li>
            ))}
          </ol>
        </section>
      )}
      {lessons.length > 0 && (
        <section aria-labelledby="trace-lessons">
          <h2 id="trace-lessons">What went poorly</h2>
          <p className="trace-note">
            No document says which action answers a lesson: what is linked shares several words with it that hardly anything else here has.
          </p>
          <Heads names={['What went poorly', 'Action', 'What shows it']} />
          <ol className="trace-rows">
            {lessons.slice(0, longestList).map(({lesson, text, links}) => (
              <li key={lesson}>
                <div className="trace-from">
                  <p className="trace-lesson">
                    <bdi>{toLessonWords(text)}</bdi>
                  </p>
                </div>
                {toLinks(links)}
              </li>
            ))}
          </ol>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="trace-others">
          <h2 id="trace-others">{factors.length === 0 ? 'Actions' : 'Actions that name none of these factors'}</h2>
          <ul className="trace-links trace-others">
            {others.slice(0, longestList).map(action => (
              <TracedAction key={action} position={action} view={view} address={address} how={describeOther(view.incident.actions[action]?.factor)} />
            ))}
          </ul>
          {others.length > longestList && <p className="trace-note">{others.length - longestList} more stand in the postmortem.</p>}
        </section>
      )}
      <EarlierActions earlier={earlier} />
    </div>
  )
}

function Heads({names}: {readonly names: readonly string[]}) {
  return (
    <p className="trace-heads" aria-hidden="true">
      {names.map(name => (
        <span key={name}>{name}</span>
      ))}
    </p>
  )
}

/** Actions of one factor that are shown before the rest is only counted. */
const mostLinks = 20

type LinksProps = {
  readonly links: readonly TraceLink[]
  readonly factor: TracedFactor | undefined
  readonly view: IncidentView
  readonly address: PageAddress
}

function Links({links, factor, view, address}: LinksProps) {
  if (links.length === 0) return <p className="trace-none">No action names this.</p>
  return (
    <ul className="trace-links">
      {links.slice(0, mostLinks).map(link => (
        <TracedAction key={link.action} position={link.action} view={view} address={address} how={describeLink(link, factor)} />
      ))}
      {links.length > mostLinks && <li className="trace-more">and {links.length - mostLinks} more</li>}
    </ul>
  )
}

/** How sure it is. */
function describeLink({how, words}: TraceLink, factor: TracedFactor | undefined): string {
  if (how === 'words') return `likely, by the words ${new Intl.ListFormat('en').format(words.map(word => `“${word}”`))}`
  return factor !== undefined && factor.sharing > 1 ? `names the category, which ${factor.sharing} factors have` : 'names it'
}

function describeOther(factor: string | undefined): string {
  return factor === undefined ? 'names no factor' : `names ${formatFactorCategory(factor)}, which is none of the factors above`
}

function tell(factors: readonly TracedFactor[], {incident: {actions}}: IncidentView): string {
  const named = factors.filter(({links}) => links.some(({how}) => how === 'stated')).length
  const likely = factors.filter(({links}) => links.length > 0).length - named
  const naming = actions.filter(({factor}) => factor !== undefined).length
  const done = actions.filter(({status}) => status === 'done')
  return [
    `An action names ${named} of ${factors.length === 1 ? '1 factor' : `${factors.length} factors`}${likely > 0 ? `, and ${likely} more ${likely === 1 ? 'is' : 'are'} likely meant` : ''}.`,
    ...(actions.length > 0 ? [`${naming} of ${actions.length === 1 ? '1 action names' : `${actions.length} actions name`} a factor.`] : []),
    ...(done.length > 0
      ? [`${done.filter(({proof}) => proof !== undefined).length} of ${done.length} done ${done.length === 1 ? 'shows' : 'show'} proof.`]
      : []),
  ].join(' ')
}
