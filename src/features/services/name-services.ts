import 'server-only'
import type {CatalogueAddress} from '#src/features/catalogue/read-filters.ts'
import {readFresh} from '#src/features/shell/read-cached.ts'
import {toServiceName} from '#src/incident/service-names.ts'

/** The address of a list with every service by the name that it goes by: an alias in an old link means its service. */
export function nameServices(address: CatalogueAddress): Promise<CatalogueAddress> {
  return readFresh(async ({settings: {serviceAliases}}) => {
    const services = new Set(address.filters.services.map(name => toServiceName(name, serviceAliases)))
    return {...address, filters: {...address.filters, services: [...services]}}
  })
}
