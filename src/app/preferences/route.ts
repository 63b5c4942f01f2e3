import {savePreferences} from '#src/features/shell/save-preferences.ts'

export const POST = savePreferences
