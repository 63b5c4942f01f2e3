import {takeCalendarEnd} from '#src/features/accounts/account-forms.ts'

export const POST = takeCalendarEnd
