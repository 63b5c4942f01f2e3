import type {Metadata} from 'next'
import {RecurrencesPage} from '#src/features/recurrences/components/recurrences-page.tsx'
import {readRecurrenceAddress} from '#src/features/recurrences/recurrence-address.ts'
import {findRecurrences} from '#src/features/recurrences/recurrence-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Recurrences'}

/** Shows what came again, and how far what was to be done against it was each time. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const address = readRecurrenceAddress(await searchParams)
  const list = await findRecurrences(address)
  return (
    <Screen name={`recurrences ${JSON.stringify(address)}`} current="patterns">
      <RecurrencesPage list={list} address={address} />
    </Screen>
  )
}
