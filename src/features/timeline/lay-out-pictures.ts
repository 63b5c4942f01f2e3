import {layOutPicture, type PictureLayout} from './lay-out-picture.ts'
import type {PictureContent, TimeRange} from './picture-content.ts'

/**
 * Lays the picture, or the part of it that is asked for, out for four widths, so that its letters keep their size; the style sheet shows
 * the one that suits the room there is. Empty where there is nothing to draw.
 */
export function layOutPictures(content: PictureContent, zoom?: TimeRange): readonly PictureLayout[] {
  return [340, 680, 900, 1136].flatMap(width => layOutPicture(content, width, zoom) ?? [])
}
