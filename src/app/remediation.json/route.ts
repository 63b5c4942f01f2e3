import {answerActionExport} from '#src/features/remediation/answer-action-export.ts'

export const GET = (request: Request): Promise<Response> => answerActionExport(request, 'json')
