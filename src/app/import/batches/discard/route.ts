import {takeBatchDiscard} from '#src/features/import/batch-forms.ts'

export const POST = takeBatchDiscard
