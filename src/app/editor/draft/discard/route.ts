import {takeDiscard} from '#src/features/editor/draft-forms.ts'

export const POST = takeDiscard
