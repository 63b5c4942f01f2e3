import {canSeeDrafts, type Viewer} from '#src/incident/viewer.ts'

/** Incidents by who may see them: everybody, those who see drafts, or audiences alone. */
export type Circle = 'public' | 'draft' | 'restricted'

/** The circles in which a viewer may see anything at all: no other needs to be looked into. */
export function toCircles(viewer: Viewer): readonly Circle[] {
  const drafts: readonly Circle[] = canSeeDrafts(viewer) ? ['draft'] : []
  const restricted: readonly Circle[] = viewer.seesEverything || viewer.handles.length > 0 ? ['restricted'] : []
  return ['public', ...drafts, ...restricted]
}

/** Whether the viewer sees every incident of each of their circles: then the circle alone decides. */
export function seesWholeCircles(viewer: Viewer): boolean {
  return viewer.seesEverything || (viewer.role !== 'stranger' && viewer.handles.length === 0)
}
