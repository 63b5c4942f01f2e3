import {takeDeletion} from '#src/features/moves/move-forms.tsx'

export const POST = takeDeletion
