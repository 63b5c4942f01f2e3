import {refuseHead, takeSsoReturn} from '#src/features/accounts/sso-answers.ts'

export const GET = takeSsoReturn
export const HEAD = refuseHead
