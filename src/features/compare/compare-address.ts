import {type AddressParams, toValues} from '#src/features/shell/address-reader.ts'

/** What incidents stand below each other by. */
export const alignments = ['started', 'detected', 'mitigated'] as const
export type Alignment = (typeof alignments)[number]

/** `log` grows by factors on either side of what they are aligned by, so that minutes and days have room beside each other. */
export const axes = ['linear', 'log'] as const
export type AxisName = (typeof axes)[number]

/** What the address of a comparison asks for. */
export type CompareAddress = {
  /** As they were written, each once and four at most. */
  readonly ids: readonly string[]
  /** How many more were asked for. */
  readonly tooMany: number
  readonly align: Alignment
  /** Undefined leaves it to how far apart the incidents' lengths are. */
  readonly axis: AxisName | undefined
}

/** Side by side nobody reads more. */
export const mostCompared = 4

/** Reads the address of a comparison: `ids=a&ids=b` as forms write it, or `ids=a,b`; also whole addresses of incidents, as they are copied. */
export function readCompareAddress({ids: given, align, axis}: AddressParams): CompareAddress {
  const ids = [...new Set(toValues(given).flatMap(value => value.split(/[\s,]+/).map(toId)))].filter(id => id !== '')
  return {
    ids: ids.slice(0, mostCompared),
    tooMany: Math.max(0, ids.length - mostCompared),
    align: alignments.find(each => each === align) ?? 'started',
    axis: axes.find(each => each === axis),
  }
}

/** Writes such an address, always in one form. */
export function writeCompareAddress({ids, align = 'started', axis}: Partial<Omit<CompareAddress, 'tooMany'>>): string {
  const parts = [
    ...(ids ?? []).map(id => `ids=${encodeURIComponent(id)}`),
    ...(align === 'started' ? [] : [`align=${align}`]),
    ...(axis === undefined ? [] : [`axis=${axis}`]),
  ]
  return parts.length === 0 ? '/incidents/compare' : `/incidents/compare?${parts.join('&')}`
}

function toId(value: string): string {
  const part = /\/incidents\/([^/?#]+)/.exec(value)?.[1]
  return (part === undefined ? value : decode(part)).slice(0, longestId)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const longestId = 300
