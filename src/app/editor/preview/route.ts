import {takePreview} from '#src/features/editor/take-preview.tsx'

export const POST = takePreview
