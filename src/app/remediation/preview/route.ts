import {takePreview} from '#src/features/remediation/action-forms.tsx'

export const POST = takePreview
