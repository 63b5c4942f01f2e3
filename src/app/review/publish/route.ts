import {takePublish} from '#src/features/review/review-forms.tsx'

export const POST = takePublish
