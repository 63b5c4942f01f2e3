import {takeSetUp} from '#src/features/accounts/account-forms.ts'

export const POST = takeSetUp
