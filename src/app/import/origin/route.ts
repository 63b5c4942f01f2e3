import {takeOrigin} from '#src/features/import/import-forms.ts'

export const POST = takeOrigin
