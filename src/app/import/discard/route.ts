import {takeDiscard} from '#src/features/import/import-forms.ts'

export const POST = takeDiscard
