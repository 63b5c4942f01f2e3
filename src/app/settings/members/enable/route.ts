import {takeEnabling} from '#src/features/accounts/member-forms.ts'

export const POST = takeEnabling
