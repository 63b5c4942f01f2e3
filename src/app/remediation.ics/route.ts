import {answerCalendar} from '#src/features/remediation/answer-calendar.ts'

export const GET = answerCalendar
