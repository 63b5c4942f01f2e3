import {takeImport} from '#src/features/remediation/import-forms.tsx'

export const POST = takeImport
