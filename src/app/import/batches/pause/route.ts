import {takeBatchPause} from '#src/features/import/batch-forms.ts'

export const POST = takeBatchPause
