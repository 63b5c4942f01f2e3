/** A summary to stand below its title: without a first sentence that only says the title again. */
export function toTeaser(summary: string, title: string): string {
  const rest = summary.trimStart()
  const said = title.trim().replace(/[.!?]+$/, '')
  if (said === '' || rest.slice(0, said.length).toLowerCase() !== said.toLowerCase()) return rest
  const end = /^[.!?]+(?:\s+|$)/.exec(rest.slice(said.length))
  return end ? rest.slice(said.length + end[0].length) : rest
}
