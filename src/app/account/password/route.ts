import {takePassword} from '#src/features/accounts/account-forms.ts'

export const POST = takePassword
