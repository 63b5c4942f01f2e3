import {takeDisabling} from '#src/features/accounts/member-forms.ts'

export const POST = takeDisabling
