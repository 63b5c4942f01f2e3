import {takeNewCalendar} from '#src/features/accounts/account-forms.ts'

export const POST = takeNewCalendar
