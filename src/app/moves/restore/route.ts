import {takeRestoration} from '#src/features/moves/move-forms.tsx'

export const POST = takeRestoration
