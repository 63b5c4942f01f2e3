import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {NearNames} from './near-names.tsx'

/** The same whether nothing names the service or nothing that this reader may see does. */
export function NoSuchService({name, near, all}: {readonly name: string; readonly near: readonly string[]; readonly all: number}) {
  return (
    <div className="max-w-[960px] px-4 py-6 tablet:px-7">
      <EmptyState title={`No incident here names a service “${clampText(name, 80)}”.`} level={1}>
        <NearNames names={near} />
        <p>
          A service is here as soon as a document lists it under <code className="font-mono text-sm">services</code>. Names count letter by letter; other names
          of one service can be listed as its aliases in <code className="font-mono text-sm">hindsight.yaml</code>.
        </p>
        <p>
          <a className="link" href="/services">
            {all === 0 ? 'How to begin' : all === 1 ? 'Show the one service there is' : `Show all ${all} services`}
          </a>
        </p>
      </EmptyState>
    </div>
  )
}
