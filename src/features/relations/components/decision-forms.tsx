import {longestReason} from '#src/features/relations/relation-limits.ts'
import {relationNames} from '#src/features/relations/relation-words.ts'
import type {RelationProposal} from '#src/library/relate/propose-relation.ts'

type DecisionFormsProps = {
  readonly proposal: RelationProposal
  /** What tells these forms from others of the page. */
  readonly name: string
  /** What the proposal is about, for who does not see what stands around it. */
  readonly about: string
  readonly backHref: string
}

/** The three answers to a proposal: that it is so, that it is something else, and that it is not so. Two forms, so that Enter in a field sends its own. */
export function DecisionForms({proposal: {from, to, basis, type, types}, name, about, backHref}: DecisionFormsProps) {
  const seen = (
    <>
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="basis" value={basis} />
      <input type="hidden" name="back" value={backHref} />
    </>
  )
  return (
    <div className="decision screen-only">
      <form action="/patterns/relations/decide" method="post">
        {seen}
        <label className="sr-only" htmlFor={`${name}-type`}>
          Relation: {about}
        </label>
        <select id={`${name}-type`} name="type" className="select" defaultValue={type}>
          {types.map(each => (
            <option key={each} value={each}>
              {relationNames[each]}
            </option>
          ))}
        </select>
        <button type="submit" name="answer" value="confirm" className="button button-primary" data-key="c" aria-label={`Confirm: ${about}`}>
          Confirm
        </button>
      </form>
      <form action="/patterns/relations/decide" method="post">
        {seen}
        <label className="sr-only" htmlFor={`${name}-reason`}>
          Why not: {about}
        </label>
        <input id={`${name}-reason`} name="reason" className="decision-reason" maxLength={longestReason} placeholder="Why not (optional)" autoComplete="off" />
        <button type="submit" name="answer" value="reject" className="button" data-key="x" aria-label={`Reject: ${about}`}>
          Reject
        </button>
      </form>
    </div>
  )
}
