/** Of restricted incidents, each of which has to be looked at for whoever asks, no more than these are counted for a word. */
export const mostWeighed = 1_000
