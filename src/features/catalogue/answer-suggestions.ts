import {listSuggestions} from './suggestion-queries.ts'

/** Answers `/suggestions?q=` with a JSON list of names and titles that somebody who is typing may mean; see `Suggestion`. */
export async function answerSuggestions(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  // Other people may see other incidents.
  return Response.json(await listSuggestions(typed), {headers: {'cache-control': 'private, no-store'}})
}
