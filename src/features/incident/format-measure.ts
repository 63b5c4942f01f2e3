import type {ImpactMeasure} from '#src/incident/impact.ts'

/** A measure of impact for eyes: `1,705 calls ended abruptly`, `$2–3 million lost`. */
export function formatMeasure({value, upTo, unit, what, qualifier}: ImpactMeasure): string {
  const number = value.toLocaleString('en-US') + (upTo === undefined ? '' : `–${upTo.toLocaleString('en-US')}`)
  if (/^\p{Sc}$/u.test(unit)) return [qualifier, unit + number, what].filter(part => part).join(' ')
  return [qualifier, number, unit, what].filter(part => part).join(' ')
}
