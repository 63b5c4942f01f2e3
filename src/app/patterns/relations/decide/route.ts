import {takeDecision} from '#src/features/relations/relation-forms.tsx'

export const POST = takeDecision
