import type {ReactNode} from 'react'

type EmptyStateProps = {readonly title: string; readonly level?: 1 | 2; readonly children: ReactNode}

/** Nothing to show, and what to do about it. */
export function EmptyState({title, level = 2, children}: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <section className="max-w-[60ch] py-6">
      <Heading className="text-xl font-semibold tracking-tight text-balance">{title}</Heading>
      <div className="mt-2 space-y-3 text-lg text-ink-2">{children}</div>
    </section>
  )
}
