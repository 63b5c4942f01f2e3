import {takeRename} from '#src/features/moves/move-forms.tsx'

export const POST = takeRename
