import {sendMarkdown} from '#src/features/incident/send-markdown.ts'

export const GET = sendMarkdown
