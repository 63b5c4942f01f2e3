import {takeProfile} from '#src/features/accounts/account-forms.ts'

export const POST = takeProfile
