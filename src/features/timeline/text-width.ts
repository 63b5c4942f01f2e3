/**
 * How wide a text in the interface's sans is at most, in pixels. Measured widths of Geist, rounded up; letters of other scripts
 * count as a full square, so that a text never turns out wider than this.
 */
export function toTextWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += widths.get(letter) ?? (letter <= '\u024f' ? 0.72 : 1.05)
  return width * size * 1.02
}

const byWidth: Readonly<Record<string, string>> = {
  '0.29': "iIjl1.,:;'|! ()[]",
  '0.44': 'ftr-"/\\*',
  '0.56': 'acesvyz7…_',
  '0.62': 'bdghknopqux?$+=<>EFJLTSPR',
  '0.67': '02345689“”‘’~#&',
  '0.72': 'ABDCHKNUVXYZGOQ',
  '0.9': 'mwM',
  '1': 'W@%—',
}
const widths = new Map(Object.entries(byWidth).flatMap(([width, letters]) => [...letters].map(letter => [letter, Number(width)] as const)))
