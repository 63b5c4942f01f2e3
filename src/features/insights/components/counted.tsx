/** A number that leads to what it counts; of nothing there is nothing to look at. */
export function Counted({count, href}: {readonly count: number; readonly href: string}) {
  const number = count.toLocaleString('en-US')
  return count === 0 ? number : <a href={href}>{number}</a>
}
