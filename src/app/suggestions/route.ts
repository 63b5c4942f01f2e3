import {answerSuggestions} from '#src/features/catalogue/answer-suggestions.ts'

export const GET = answerSuggestions
