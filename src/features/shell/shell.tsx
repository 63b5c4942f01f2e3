import type {ReactNode} from 'react'
import {toServiceHref} from '#src/server/service-address.ts'
import {BrandMark} from '#src/ui/brand-mark.tsx'
import {KeyList} from '#src/ui/key-list.tsx'
import {SearchField} from '#src/ui/search-field.tsx'
import {AccountPlace} from './account-link.tsx'
import {Palette} from './palette.tsx'
import {Preferences} from './preferences.tsx'
import type {Theme} from './read-theme.ts'
import type {ShellCounts} from './shell-queries.ts'
import {WritePlace} from './write-link.tsx'

type Place = 'start' | 'incidents' | 'seen-before' | 'remediation' | 'patterns' | 'services' | 'insights' | 'sync' | 'settings' | 'account'

export type ShellProps = {
  readonly counts: ShellCounts
  readonly theme: Theme
  /** Where the page belongs in the navigation. */
  readonly current?: Place
  /** Whether the page is one below that place. */
  readonly isBelow?: boolean
  readonly words?: string
  /** The form that the search field belongs to, where the page has one of its own. */
  readonly searchForm?: string
  /** Left out on the page that has a large one. */
  readonly hasSearch?: boolean
  /** Whether the page is the editor, from which nobody is led to another one. */
  readonly isWriting?: boolean
  /** What else stands in the bar above the page. */
  readonly bar?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: navigation, search, and what the page is about. */
export function Shell({counts, theme, current, isBelow = false, words = '', searchForm, hasSearch = true, isWriting = false, bar, children}: ShellProps) {
  const mark = (place: Place) => (place !== current ? undefined : isBelow ? 'true' : 'page')
  return (
    <div className={isWriting ? 'app app-writing' : 'app'}>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <nav className="rail" aria-label="Main">
        <a className="brand" href="/">
          <BrandMark />
          Hindsight
        </a>
        <RailLink href="/" current={mark('start')} name="Start" />
        <RailLink href="/incidents" current={mark('incidents')} name="Incidents" count={String(counts.incidents)} />
        <RailLink href="/seen-before" current={mark('seen-before')} name="Seen before?" />
        <RailLink
          href="/remediation"
          current={mark('remediation')}
          name="Remediation"
          {...(counts.overdue > 0 ? {count: `${counts.overdue.toLocaleString('en-US')} late`, isLate: true} : {})}
        />
        <RailLink href="/patterns" current={mark('patterns')} name="Patterns" />
        <RailLink href="/services" current={mark('services')} name="Services" />
        <RailLink href="/insights" current={mark('insights')} name="Insights" />
        <RailLink
          href="/settings/sync"
          current={mark('sync')}
          name="Sync"
          {...(counts.problems > 0 ? {count: plural(counts.problems, 'problem'), isLate: true} : {})}
        />
        <RailLink href="/settings" current={mark('settings')} name="Settings" />
        {counts.services.length > 0 && <h2 className="rail-heading">Most affected</h2>}
        {counts.services.map(({value, count}) => (
          <RailLink key={value} href={toServiceHref(value)} name={value} count={String(count)} />
        ))}
        <div className="rail-end">
          <div className="rail-account">
            <AccountPlace name="rail" />
          </div>
          <Preferences theme={theme} />
        </div>
      </nav>
      <div className="min-w-0">
        <header className={hasSearch || bar ? 'top-bar' : 'top-bar top-bar-bare'}>
          <a className="brand tablet:hidden" href="/" aria-label="Hindsight, start">
            <BrandMark />
            {!hasSearch && 'Hindsight'}
          </a>
          {hasSearch && (
            <search className="contents">
              <form action="/incidents" className="contents">
                <SearchField
                  label="Search incidents"
                  placeholder="Search incidents"
                  value={words}
                  linesTo="/seen-before/answer"
                  {...(searchForm ? {form: searchForm} : {})}
                />
              </form>
            </search>
          )}
          <div className="bar-extras">
            {bar}
            {!isWriting && <WritePlace name="bar" />}
          </div>
        </header>
        <main id="content" tabIndex={-1} data-waits>
          {children}
        </main>
      </div>
      <nav className="bottom-bar" aria-label="Main, short">
        <BarLink href="/" current={mark('start')} name="Start" />
        <BarLink href="/incidents" current={mark('incidents')} name="Incidents" />
        <BarLink href="/remediation" current={mark('remediation')} name="Remediation" />
        <BarLink href="/services" current={mark('services')} name="Services" />
        <button type="button" popoverTarget="more" aria-current={current && inMenu.includes(current) ? 'true' : undefined}>
          More
        </button>
      </nav>
      <div id="more" popover="auto" className="menu" role="dialog" aria-label="More">
        <button type="button" className="button needs-script mb-5" data-opens-palette popoverTarget="more">
          Go to…
        </button>
        <div className="menu-places mb-5">
          <a className="button" href="/seen-before" aria-current={mark('seen-before')}>
            Seen before?
          </a>
          <a className="button" href="/patterns" aria-current={mark('patterns')}>
            Patterns
          </a>
          <a className="button" href="/insights" aria-current={mark('insights')}>
            Insights
          </a>
          <a className="button" href="/settings/sync" aria-current={mark('sync')}>
            Sync{counts.problems > 0 && <span className="count late"> {plural(counts.problems, 'problem')}</span>}
          </a>
          <a className="button" href="/settings" aria-current={mark('settings')}>
            Settings
          </a>
          <WritePlace name="menu" />
          <AccountPlace name="menu" />
        </div>
        <p className="mb-2 font-medium">Most affected services</p>
        <div className="mb-5 flex flex-wrap gap-2">
          {counts.services.map(({value}) => (
            <a key={value} className="chip py-2" href={toServiceHref(value)}>
              {value}
            </a>
          ))}
        </div>
        <Preferences theme={theme} />
      </div>
      <Palette />
      <KeyList id="keys" title="Keys" keys={keys} />
    </div>
  )
}

/** What the bar at the bottom leaves to its menu. */
const inMenu: readonly Place[] = ['seen-before', 'patterns', 'insights', 'sync', 'settings', 'account']

const keys = [
  {keys: ['Ctrl', 'K'], does: 'Go to a page, an incident or a name'},
  {keys: ['/'], does: 'Search'},
  {keys: ['j', 'k'], does: 'Next and previous row'},
  {keys: ['Enter'], does: 'Open the row'},
  {keys: ['g', 's'], does: 'Go to the start'},
  {keys: ['g', 'i'], does: 'Go to the incidents'},
  {keys: ['e'], does: 'Edit the row'},
  {keys: ['c'], does: 'Confirm what the row proposes'},
  {keys: ['x'], does: 'Reject what the row proposes'},
  {keys: ['g', 'r'], does: 'Go to remediation'},
  {keys: ['g', 'b'], does: 'Ask whether it was seen before'},
  {keys: ['g', 'p'], does: 'Go to the patterns'},
  {keys: ['g', 'v'], does: 'Go to the services'},
  {keys: ['g', 'n'], does: 'Go to the insights'},
  {keys: ['Esc'], does: 'Close what is open'},
  {keys: ['?'], does: 'Show these keys'},
] as const

function RailLink({
  href,
  name,
  current,
  count,
  isLate = false,
}: {
  readonly href: string
  readonly name: string
  readonly current?: 'page' | 'true' | undefined
  readonly count?: string
  readonly isLate?: boolean
}) {
  return (
    <a className="rail-link" href={href} title={name} aria-current={current}>
      <span>{name}</span>
      {count !== undefined && <span className={isLate ? 'count late' : 'count'}>{count}</span>}
    </a>
  )
}

function BarLink({href, name, current}: {readonly href: string; readonly name: string; readonly current: 'page' | 'true' | undefined}) {
  return (
    <a href={href} aria-current={current}>
      {name}
    </a>
  )
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
