import {takeRequest} from '#src/features/review/review-forms.tsx'

export const POST = takeRequest
