import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import type {ActionFilters, ActionOrder} from '#src/library/remediation-store.ts'

type MoreMenuProps = {
  readonly filters: ActionFilters
  readonly order: ActionOrder
  /** Actions in the list. */
  readonly total: number
  readonly mayImport: boolean
  /** Undefined where they are for others to decide. */
  readonly proposals: number | undefined
}

/** What else can be done with the list: be read once a week, be subscribed to, taken out, put in. */
export function MoreMenu({filters, order, total, mayImport, proposals}: MoreMenuProps) {
  const what = total === 1 ? 'this action' : `these ${total.toLocaleString('en-US')} actions`
  return (
    <details className="more-menu" data-menu>
      <summary className="button">More</summary>
      <ul>
        <li>
          <a href="/remediation/digest">
            This week <span>overdue, due and done, as the weekly digest has it</span>
          </a>
        </li>
        <li>
          <a href="/account#calendar-title">
            Calendar <span>a private address for what is yours</span>
          </a>
        </li>
        {total > 0 && (
          <>
            <li>
              <a href={writeActionFilters(filters, {order, path: '/remediation.csv'})} download>
                CSV <span>{what}, for a spreadsheet</span>
              </a>
            </li>
            <li>
              <a href={writeActionFilters(filters, {order, path: '/remediation.json'})} download>
                JSON <span>{what}, for a program</span>
              </a>
            </li>
          </>
        )}
        {mayImport && (
          <li>
            <a href="/remediation/import">
              Import a table <span>changes made in a spreadsheet</span>
            </a>
          </li>
        )}
        {proposals !== undefined && (
          <li>
            <a href="/remediation/proposals">
              Proposals{proposals > 0 && <b> {proposals.toLocaleString('en-US')}</b>} <span>what issues on GitHub and GitLab say</span>
            </a>
          </li>
        )}
      </ul>
    </details>
  )
}
