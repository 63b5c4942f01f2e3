import {takeBatchHints} from '#src/features/import/batch-forms.ts'

export const POST = takeBatchHints
