import {answerInsightsFile} from '#src/features/insights/answer-insights-file.ts'

export const GET = (request: Request): Promise<Response> => answerInsightsFile(request)
