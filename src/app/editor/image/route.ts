import {takeImage} from '#src/features/editor/take-image.ts'

export const POST = takeImage
