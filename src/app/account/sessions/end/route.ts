import {takeSessionEnd} from '#src/features/accounts/account-forms.ts'

export const POST = takeSessionEnd
