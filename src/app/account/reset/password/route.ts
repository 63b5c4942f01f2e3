import {takeReset} from '#src/features/accounts/account-forms.ts'

export const POST = takeReset
