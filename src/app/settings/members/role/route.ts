import {takeRole} from '#src/features/accounts/member-forms.ts'

export const POST = takeRole
