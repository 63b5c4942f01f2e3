import {type PageAddress, toEntryHref} from '#src/features/incident/page-address.ts'
import {formatMoment, formatZone} from '#src/features/timeline/format-times.ts'
import {layOutPictures} from '#src/features/timeline/lay-out-pictures.ts'
import {TimelinePicture} from '#src/features/timeline/timeline-picture.tsx'
import {toPictureContent} from '#src/features/timeline/to-picture-content.ts'
import {limitZoom} from '#src/features/timeline/zoom.ts'
import type {Incident} from '#src/incident/incident.ts'
import {CourseTable} from './course-table.tsx'
import {PictureZoom} from './picture-zoom.tsx'

type CoursePictureProps = {readonly incident: Incident; readonly entryHtml: readonly string[]; readonly zone: string; readonly address: PageAddress}

/** The incident's course, drawn to scale, and in words for those who cannot see it. Nothing where the text has no two different times. */
export function CoursePicture({incident, entryHtml, zone, address}: CoursePictureProps) {
  const content = toPictureContent(incident, entryHtml, zone)
  const zoom = address.zoom && limitZoom(address.zoom, content)
  const layouts = layOutPictures(content, zoom)
  // The widest: it names what there is room for at all.
  const layout = layouts.at(-1)
  if (!layout) return null
  const zooming = {content, layout, zoom, zone, address}
  return (
    <TimelinePicture
      layouts={layouts}
      title={`Course of ${incident.title?.value ?? incident.id}`}
      description={toWords(incident, zone)}
      zone={formatZone(zone)}
      toHref={entry => toEntryHref(address, entry)}
      above={<PictureZoom {...zooming} place="above" />}
      below={
        <>
          <PictureZoom {...zooming} place="below" />
          <CourseTable incident={incident} zone={zone} />
        </>
      }
    />
  )
}

function toWords({milestones, timeline, updates}: Incident, zone: string): string {
  const named = milestones.map(({kind, instant}) => `${kind} ${formatMoment(instant, zone)}`)
  const counts = [`${timeline.length} timeline entries`, ...(updates.length > 0 ? [`${updates.length} status updates`] : [])]
  return `${[...named, ...counts].join('; ')}. The timeline below lists them.`
}
