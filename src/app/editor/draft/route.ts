import {takeDraft} from '#src/features/editor/draft-forms.ts'

export const POST = takeDraft
