import {takeAnswer} from '#src/features/import/import-forms.ts'

export const POST = takeAnswer
