import {takeWithdraw} from '#src/features/review/review-forms.tsx'

export const POST = takeWithdraw
