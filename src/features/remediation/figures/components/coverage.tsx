import {formatCoverage} from '#src/features/remediation/figures/describe-figures.ts'

type CoverageProps = {
  readonly part: number
  readonly whole: number
  readonly noun: string
  readonly verb: readonly [string, string]
  readonly what: string
  /** Why the rest is not. */
  readonly left?: readonly string[]
}

/** What a figure is counted among, and what of it has no part in it. */
export function Coverage({part, whole, noun, verb, what, left = []}: CoverageProps) {
  const sentence = formatCoverage(part, whole, noun, verb, what)
  return (
    <p className="coverage">
      {sentence.charAt(0).toUpperCase() + sentence.slice(1)}.{left.length > 0 && ` Left out: ${left.join('; ')}.`}
    </p>
  )
}
