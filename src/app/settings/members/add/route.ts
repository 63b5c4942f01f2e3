import {takeNewMember} from '#src/features/accounts/member-forms.ts'

export const POST = takeNewMember
