import {answerBatchReport} from '#src/features/import/answer-batch-report.ts'

type ReportRequest = {readonly params: Promise<{readonly id: string}>}

export const GET = async (_: Request, {params}: ReportRequest): Promise<Response> => answerBatchReport((await params).id, 'csv')
