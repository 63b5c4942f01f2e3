import {takeForgotten} from '#src/features/accounts/account-forms.ts'

export const POST = takeForgotten
