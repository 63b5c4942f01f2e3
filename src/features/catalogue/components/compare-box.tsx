import {clampText} from '#src/ui/clamp-text.ts'

type CompareBoxProps = {readonly form: string; readonly id: string; readonly title: string; readonly isNamed?: boolean}

/** Marks an incident of a list to be compared with others of it. */
export function CompareBox({form, id, title, isNamed = false}: CompareBoxProps) {
  return (
    <label className="compare-mark screen-only">
      <input type="checkbox" className="compare-box" form={form} name="ids" value={id} aria-label={`Compare ${clampText(title, 80)}`} />
      {isNamed && <span aria-hidden="true"> compare</span>}
    </label>
  )
}

/** What is to be done with the marked ones; it shows up with the first mark. */
export function CompareBar({id}: {readonly id: string}) {
  return (
    <form id={id} action="/incidents/compare" className="compare-bar screen-only">
      <span>Mark two to four incidents to see them side by side.</span>
      <button type="submit" className="button button-primary">
        Compare the marked ones
      </button>
    </form>
  )
}
