import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import type {PageAddress} from '#src/features/incident/page-address.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {Evident} from './evident.tsx'

type FactorCategoryProps = {
  readonly name: string
  readonly category: string
  readonly evidence: Evidence
  readonly address: PageAddress
  readonly className: string
}

/** A category of contributing factors, with where it is stated; it leads to the incidents that share it. */
export function FactorCategory({name, category, evidence, address, className}: FactorCategoryProps) {
  return (
    <Evident name={name} evidence={evidence} address={address} href={writeFilters({factors: [category]})} className={className}>
      {formatFactorCategory(category)}
    </Evident>
  )
}
