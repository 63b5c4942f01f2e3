import {takeImportPreview} from '#src/features/remediation/import-forms.tsx'

export const POST = takeImportPreview
