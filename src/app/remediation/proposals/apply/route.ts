import {takeProposal} from '#src/features/remediation/proposal-forms.ts'

export const POST = takeProposal
