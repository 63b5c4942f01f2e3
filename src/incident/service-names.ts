/** Other names of services, each with the name that its service goes by; compared letter by letter, as services are everywhere. */
export type ServiceAliases = Readonly<Record<string, string>>

/** The name that a service goes by, whatever a document calls it. */
export function toServiceName(written: string, aliases: ServiceAliases): string {
  return (Object.hasOwn(aliases, written) ? aliases[written] : undefined) ?? written
}

/** How names are compared where a person types them: without regard to case and to how accents are composed. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
