import {takeBatchSave} from '#src/features/import/batch-forms.ts'

export const POST = takeBatchSave
