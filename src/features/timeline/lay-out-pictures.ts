import {layOutPicture, type PictureContent, type PictureLayout} from './lay-out-picture.ts'

/** Lays the picture out for four widths, so that its letters keep their size; the style sheet shows the one that suits the room there is. Empty where there is nothing to draw. */
export function layOutPictures(content: PictureContent): readonly PictureLayout[] {
  return [340, 680, 900, 1136].flatMap(width => layOutPicture(content, width) ?? [])
}
