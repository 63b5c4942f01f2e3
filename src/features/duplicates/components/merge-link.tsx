import {toMergeHref} from '#src/features/duplicates/merge-address.ts'

/** The way to making one of an incident and another that it is a duplicate of. */
export function MergeLink({id}: {readonly id: string}) {
  return (
    <section className="screen-only">
      <h2>Told twice?</h2>
      <a className="link" href={toMergeHref(id)}>
        Merge this into another incident
      </a>
    </section>
  )
}
