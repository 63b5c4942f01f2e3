import {takeDecide} from '#src/features/review/review-forms.tsx'

export const POST = takeDecide
