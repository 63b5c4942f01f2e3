import {takeImportSave} from '#src/features/import/import-forms.ts'

export const POST = takeImportSave
