import {takeReopening} from '#src/features/relations/relation-forms.tsx'

export const POST = takeReopening
