import {takeUndo} from '#src/features/remediation/action-forms.tsx'

export const POST = takeUndo
