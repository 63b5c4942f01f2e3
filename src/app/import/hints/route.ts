import {takeHints} from '#src/features/import/import-forms.ts'

export const POST = takeHints
