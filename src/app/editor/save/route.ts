import {takeText} from '#src/features/editor/take-text.tsx'

export const POST = takeText
