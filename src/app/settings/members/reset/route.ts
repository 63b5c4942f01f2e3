import {takeResetLink} from '#src/features/accounts/member-forms.ts'

export const POST = takeResetLink
