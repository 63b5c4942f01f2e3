import {takeResolve} from '#src/features/review/review-forms.tsx'

export const POST = takeResolve
