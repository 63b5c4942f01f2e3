import {answerAuditExport} from '#src/features/settings/answer-audit-export.ts'

export const GET = (request: Request): Promise<Response> => answerAuditExport(request, 'json')
