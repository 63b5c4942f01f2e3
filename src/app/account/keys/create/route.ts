import {takeNewKey} from '#src/features/accounts/account-forms.ts'

export const POST = takeNewKey
