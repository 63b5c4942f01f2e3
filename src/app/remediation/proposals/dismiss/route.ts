import {takeProposalDismissal} from '#src/features/remediation/proposal-forms.ts'

export const POST = takeProposalDismissal
