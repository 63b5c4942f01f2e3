import {takeRestore} from '#src/features/incident/restore-form.tsx'

export const POST = takeRestore
