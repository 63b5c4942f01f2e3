import {takeDigestChoice} from '#src/features/accounts/account-forms.ts'

export const POST = takeDigestChoice
