/** Characters of the reason why a proposal is rejected. */
export const longestReason = 1_000
