/** The words of a text that say what it is about, cut to their first letters: "alerting" and "alerts" are one. */
export function toContentWords(text: string): Set<string> {
  return new Set(listContentWords(text).keys())
}

/** The same words, each as it stands in the text first, in lower case, by its first letters. */
export function listContentWords(text: string): Map<string, string> {
  const words = new Map<string, string>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{4,}/gu)) {
    const stem = word.slice(0, 5)
    if (!empty.has(word) && !words.has(stem)) words.set(stem, word)
  }
  return words
}

/** Words that nearly every postmortem has in every sentence. */
const empty = new Set(
  (
    'about after again against already also although always another anything around because been before being between both cannot caused could does doing done ' +
    'down during each either else even ever every find first found from further given goes going have having here into itself just kept know later least less ' +
    'like long made make many might more most much must need needed needs never next none nobody nothing often once only other over right same several shall ' +
    'should since some something soon still such take taken than that their them then there these they thing things this those though through took under until ' +
    'upon used using very want well went were what when where whether which while whom whose will with within without would your ' +
    'incident incidents outage outages issue issues problem problems service services system systems team teams time times customer customers user users ' +
    'minutes hours days action actions item items owner status open kind prevent mitigate investigate priority high medium'
  ).split(' '),
)
