import {type PageAddress, writePageAddress} from '#src/features/incident/page-address.ts'
import type {PictureLayout} from '#src/features/timeline/lay-out-picture.ts'
import type {PictureContent, TimeRange} from '#src/features/timeline/picture-content.ts'
import {formatStretch, listStretches, shiftZoom, toWhole} from '#src/features/timeline/zoom.ts'

type PictureZoomProps = {
  readonly content: PictureContent
  /** The widest one. */
  readonly layout: PictureLayout
  readonly zoom: TimeRange | undefined
  readonly zone: string
  readonly address: PageAddress
  readonly place: 'above' | 'below'
}

/** The ways into the picture and out of it: each part has an address, so that they work without JavaScript; with it they are quicker. */
export function PictureZoom({content, layout, zoom, zone, address, place}: PictureZoomProps) {
  const toHref = (to: TimeRange | undefined) => `${writePageAddress({...address, zoom: to})}#picture`
  if (place === 'above') {
    if (!zoom) return null
    const [before, after] = [shiftZoom(zoom, content, -1), shiftZoom(zoom, content, 1)]
    return (
      <nav className="picture-zoom screen-only" aria-label="Part of the picture">
        <span className="picture-part">{formatStretch(zoom, zone)}</span>
        {before && (
          <a href={toHref(before)} data-swaps>
            ← Earlier
          </a>
        )}
        {after && (
          <a href={toHref(after)} data-swaps>
            Later →
          </a>
        )}
        <a href={toHref(undefined)} data-swaps>
          Whole course
        </a>
        <Overview content={content} zoom={zoom} />
      </nav>
    )
  }
  const stretches = listStretches(content, layout.range)
  const whole = layout.earlier + layout.later > 0 && !zoom ? toWhole(content) : undefined
  if (stretches.length === 0 && !whole) return null
  const marks = content.marks.filter(({at}) => at >= layout.range.from && at <= layout.range.to).length
  // Where the widest picture has a name for everything, only a narrower one needs a closer look.
  const isForNarrow = !whole && layout.labels.length === marks
  return (
    <nav className={`picture-zoom screen-only${isForNarrow ? ' zoom-narrow' : ''}`} aria-label="Closer look at the picture">
      {stretches.length > 0 && <span className="text-ink-3">Zoom to</span>}
      {stretches.map(stretch => (
        <a key={stretch.from} href={toHref(stretch)} data-swaps>
          {formatStretch(stretch, zone)} <span className="text-ink-3">· {stretch.count}</span>
        </a>
      ))}
      {whole && (
        <a href={toHref(whole)} data-swaps>
          {toOutside(layout)}
        </a>
      )}
    </nav>
  )
}

/** The whole course as a line, and on it the part that is shown. */
function Overview({content, zoom}: {readonly content: PictureContent; readonly zoom: TimeRange}) {
  const whole = toWhole(content)
  if (!whole) return null
  const x = (at: number) => Math.round(((Math.min(Math.max(at, whole.from), whole.to) - whole.from) / (whole.to - whole.from)) * 10_000) / 10
  return (
    <svg className="picture-overview" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
      <path className="picture-base" d="M0 7H1000" />
      {content.course.phases.map(phase => (
        <path
          key={`${phase.kind} ${phase.from}`}
          className={`fill-${phase.kind}`}
          d={`M${x(phase.from)} ${phase.kind === 'recovering' ? 6 : 4}H${Math.max(x(phase.to ?? whole.to), x(phase.from) + 2)}v${phase.kind === 'recovering' ? 2 : 6}H${x(phase.from)}z`}
        />
      ))}
      <path className="picture-window" d={`M${x(zoom.from)} 0H${Math.max(x(zoom.to), x(zoom.from) + 4)}V14H${x(zoom.from)}z`} />
    </svg>
  )
}

function toOutside({earlier, later}: PictureLayout): string {
  return `Not drawn: ${[...(earlier > 0 ? [`${earlier} earlier`] : []), ...(later > 0 ? [`${later} later`] : [])].join(', ')}. Show all`
}
