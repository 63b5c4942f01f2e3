import type {KeptDraft} from '#src/features/editor/kept-draft.ts'

/** Unsaved texts of this browser, each under the person and the document. Whatever is in the way (a private window, a full disk) rejects. */
export type BrowserDrafts = {
  readonly read: (key: string) => Promise<KeptDraft | undefined>
  readonly write: (key: string, draft: KeptDraft) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

/** Opens them. What was written has reached the disk, so that neither the page nor the browser nor the machine takes it along when it fails. */
export function openBrowserDrafts(): BrowserDrafts {
  let opening: Promise<IDBDatabase> | undefined
  const open = (): Promise<IDBDatabase> => {
    opening ??= openDatabase()
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  const change = async (work: (drafts: IDBObjectStore) => void): Promise<void> => {
    const transaction = (await open()).transaction(store, 'readwrite', {durability: 'strict'})
    work(transaction.objectStore(store))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('Not kept'))
    })
  }
  return {
    async read(key) {
      const request = (await open()).transaction(store).objectStore(store).get(key)
      return await new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result as KeptDraft | undefined)
        request.onerror = () => reject(request.error ?? new Error('Not read'))
      })
    },
    write: (key, draft) => change(drafts => drafts.put(draft, key)),
    remove: key => change(drafts => drafts.delete(key)),
  }
}

const store = 'drafts'

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('hindsight', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('Not opened'))
  })
}
