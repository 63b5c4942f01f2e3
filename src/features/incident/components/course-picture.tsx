import {formatMoment, formatZone} from '#src/features/timeline/format-times.ts'
import {layOutPictures} from '#src/features/timeline/lay-out-pictures.ts'
import {TimelinePicture} from '#src/features/timeline/timeline-picture.tsx'
import {toPictureContent} from '#src/features/timeline/to-picture-content.ts'
import type {Incident} from '#src/incident/incident.ts'

/** The incident's course, drawn to scale, and in words for those who cannot see it. */
export function CoursePicture({incident, entryHtml, zone}: {readonly incident: Incident; readonly entryHtml: readonly string[]; readonly zone: string}) {
  const layouts = layOutPictures(toPictureContent(incident, entryHtml, zone))
  return (
    <TimelinePicture
      layouts={layouts}
      title={`Course of ${incident.title?.value ?? incident.id}`}
      description={toWords(incident, zone)}
      zone={formatZone(zone)}
    />
  )
}

function toWords({milestones, timeline, updates}: Incident, zone: string): string {
  const named = milestones.map(({kind, instant}) => `${kind} ${formatMoment(instant, zone)}`)
  const counts = [`${timeline.length} timeline entries`, ...(updates.length > 0 ? [`${updates.length} status updates`] : [])]
  return `${[...named, ...counts].join('; ')}. The timeline below lists them.`
}
