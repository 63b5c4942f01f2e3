import {takeKeyEnd} from '#src/features/accounts/account-forms.ts'

export const POST = takeKeyEnd
