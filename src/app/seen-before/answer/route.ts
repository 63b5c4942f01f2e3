import {answerSeen} from '#src/features/seen-before/seen-forms.tsx'

export const POST = answerSeen
