import {refuseHead, takeSsoStart} from '#src/features/accounts/sso-answers.ts'

export const GET = takeSsoStart
export const HEAD = refuseHead
