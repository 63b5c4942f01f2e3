/** Which rows of a list make a page, whatever was asked for: pages count from 1 and hold 1 to 200 rows. */
export function toWindow({page, pageSize}: {readonly page: number; readonly pageSize: number}): {readonly limit: number; readonly offset: number} {
  const limit = clamp(pageSize, 200)
  return {limit, offset: (clamp(page, 1_000_000_000) - 1) * limit}
}

function clamp(asked: number, most: number): number {
  return Number.isNaN(asked) ? 1 : Math.floor(Math.min(Math.max(asked, 1), most))
}
