import {takeMerge} from '#src/features/duplicates/merge-forms.tsx'

export const POST = takeMerge
