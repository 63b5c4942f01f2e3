import {sendImage} from '#src/features/incident/send-image.ts'

export const GET = sendImage
