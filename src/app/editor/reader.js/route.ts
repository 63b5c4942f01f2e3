import {sendReader} from '#src/features/editor/send-reader.ts'

export const GET = sendReader
