import {answerHealth} from '#src/features/settings/health-queries.ts'

export const dynamic = 'force-dynamic'
export const GET = answerHealth
