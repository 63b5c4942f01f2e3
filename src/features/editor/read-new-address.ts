import type {AddressParams} from '#src/features/shell/address-reader.ts'

/** What the address of a new document says: its title, what it is begun from, and the name its draft is kept under. */
export type NewAddress = {
  readonly title: string
  readonly template: string | undefined
  readonly like: string | undefined
  readonly draft: string
}

/** Reads such an address; what it does not know says nothing. */
export function readNewAddress({title, template, from, draft}: AddressParams): NewAddress {
  return {
    title:
      typeof title === 'string'
        ? title
            .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
            .trim()
            .slice(0, 200)
        : '',
    template: typeof template === 'string' && template !== '' ? template.slice(0, 200) : undefined,
    like: typeof from === 'string' && from !== '' ? from.slice(0, 400) : undefined,
    draft: typeof draft === 'string' && isNewDocument(draft) ? draft : '',
  }
}

/** Whether a name is one that the editor makes up for a document that is not saved yet. */
export function isNewDocument(name: string): boolean {
  return /^new-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(name)
}
