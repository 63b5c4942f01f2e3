import {answerExport} from '#src/features/catalogue/answer-export.ts'

export const GET = (request: Request): Promise<Response> => answerExport(request, 'csv')
