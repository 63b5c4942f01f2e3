import {takeSignIn} from '#src/features/accounts/account-forms.ts'

export const POST = takeSignIn
