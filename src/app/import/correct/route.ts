import {takeCorrection} from '#src/features/import/import-forms.ts'

export const POST = takeCorrection
