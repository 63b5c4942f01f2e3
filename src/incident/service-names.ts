/** Other names of services, each with the name that its service goes by; compared letter by letter, as services are everywhere. */
export type ServiceAliases = Readonly<Record<string, string>>

/** The name that a service goes by, whatever a document calls it. */
export function toServiceName(written: string, aliases: ServiceAliases): string {
  return (Object.hasOwn(aliases, written) ? aliases[written] : undefined) ?? written
}
