/** Beyond this many incidents a word is frequent, however much. */
export const mostWeighed = 1_000
