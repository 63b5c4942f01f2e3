/** A text for a place that has room for a line or two, cut with an ellipsis where it is longer than anybody reads there. */
export function clampText(text: string, most = 160): string {
  if (text.length <= most) return text
  // Not through the middle of a character that takes two units.
  return `${text
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}
