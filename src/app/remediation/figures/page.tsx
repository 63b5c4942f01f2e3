import type {Metadata} from 'next'
import {FiguresPage} from '#src/features/remediation/figures/components/figures-page.tsx'
import {findFigures} from '#src/features/remediation/figures/figures-queries.ts'
import {readFiguresFilters} from '#src/features/remediation/figures/read-figures-filters.ts'
import {writeFiguresFilters} from '#src/features/remediation/figures/write-figures-filters.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Remediation in figures'}

/** What is known of remediation as a whole. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const filters = readFiguresFilters(await searchParams)
  const view = await findFigures(filters)
  return (
    <Screen current="remediation" isBelow name={writeFiguresFilters(filters)}>
      <FiguresPage view={view} filters={filters} />
    </Screen>
  )
}
