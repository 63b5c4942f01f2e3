import {takeErasure} from '#src/features/moves/move-forms.tsx'

export const POST = takeErasure
