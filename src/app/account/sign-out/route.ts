import {takeSignOut} from '#src/features/accounts/account-forms.ts'

export const POST = takeSignOut
