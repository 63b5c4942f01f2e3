/** Characters of the reason for which a document is deleted. */
export const longestReason = 1000
