import type {Course, Phase} from './to-phases.ts'

/**
 * The timeline picture without its words. Within it all is to scale; its length grows with the logarithm of the incident's, so that
 * twenty minutes and thirty days can stand in one list.
 */
export function Spark({course}: {readonly course: Course}) {
  const first = course.phases[0]?.from
  const ends = course.phases.flatMap(phase => (phase.to === undefined ? [] : [phase.to]))
  const last = Math.max(...ends, course.over ?? 0)
  if (first === undefined || last <= first) return <svg className="spark" width="118" height="22" aria-hidden="true" />
  const length = toLength((last - first) / 60_000)
  const x = (at: number) => round(2 + ((at - first) / (last - first)) * length)
  const draw = (kind: Phase['kind'], top: number, height: number) =>
    course.phases
      .filter(phase => phase.kind === kind)
      .map(phase => `M${x(phase.from)} ${top}H${round(Math.max(x(phase.to ?? last), x(phase.from) + 1.5))}v${height}H${x(phase.from)}z`)
      .join('')
  const hidden = draw('hidden', 7, 8)
  const recovering = draw('recovering', 9.75, 2.5)
  return (
    <svg className="spark" width="118" height="22" aria-hidden="true">
      {recovering && <path className="fill-recovering" d={recovering} />}
      {hidden && <path className="fill-hidden" d={hidden} />}
      <path className="fill-impact" d={draw('impact', 7, 8)} />
      {course.over !== undefined && <circle className="fill-over" cx={round(x(course.over) + 4)} cy="11" r="3.5" />}
    </svg>
  )
}

/** 12 px for up to five minutes, 104 for a month. */
function toLength(minutes: number): number {
  const share = Math.log(Math.max(minutes, 5) / 5) / Math.log((30 * 24 * 60) / 5)
  return 12 + Math.min(share, 1) * 92
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}
