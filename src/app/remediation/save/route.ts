import {takeSave} from '#src/features/remediation/action-forms.tsx'

export const POST = takeSave
