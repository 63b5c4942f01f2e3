/** How many items of a list stand on an incident's page before the rest is left to its own address, `?show=all`. */
export const longestList = 200
