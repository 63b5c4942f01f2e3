import {takeSignOutEverywhere} from '#src/features/accounts/account-forms.ts'

export const POST = takeSignOutEverywhere
