import {takeComment} from '#src/features/review/review-forms.tsx'

export const POST = takeComment
