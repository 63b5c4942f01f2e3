import {takeRead} from '#src/features/import/import-forms.ts'

export const POST = takeRead
