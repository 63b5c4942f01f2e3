import {type FSWatcher, watch} from 'node:fs'
import {lstat, readdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {isAboutSettings} from '#src/library/load-settings.ts'
import {isDocumentName, isLeftOut} from './content-paths.ts'

export type WatchPace = {
  /** Milliseconds without an event before it is passed on, and the most that a first event waits for those behind it. */
  readonly quiet: number
  readonly longest: number
  /** Milliseconds between two looks at whether the folder itself is still the same. */
  readonly look: number
  /** Milliseconds between two calls in any case: a network share or a container's mount may tell nothing. */
  readonly rescan: number
}

/**
 * Watches each folder below `location` with one watch of the system, not one for each file: ten thousand files would take 115 MB and
 * as many handles. Copes with a folder that is not there yet, goes away, or is another one all of a sudden.
 */
export function watchFolder(location: string, changed: (files: readonly string[] | undefined) => void, pace: WatchPace = usualPace): () => Promise<void> {
  const watches = new Map<string, FolderWatch>()
  /** Undefined for "any". */
  let dirty: Set<string> | undefined = new Set()
  let firstEvent: number | undefined
  let flushing: NodeJS.Timeout | undefined
  let attaching: Promise<void> = Promise.resolve()
  let stopped = false

  function note(file: string | undefined): void {
    if (stopped) return
    if (file === undefined || (dirty && dirty.size >= 500)) dirty = undefined
    else dirty?.add(file)
    const now = Date.now()
    firstEvent ??= now
    clearTimeout(flushing)
    flushing = setTimeout(flush, Math.max(0, Math.min(pace.quiet, firstEvent + pace.longest - now))).unref()
  }

  function flush(): void {
    const files = dirty && [...dirty]
    dirty = new Set()
    firstEvent = undefined
    changed(files)
  }

  /** Watches are put in place before anybody lists the folder, so that nothing falls between the two. */
  function attachThenNote(): void {
    attaching = attaching.then(attachAll).then(
      () => note(undefined),
      () => note(undefined),
    )
  }

  async function attachAll(): Promise<void> {
    const seen = new Set<string>()
    const folders = ['']
    for (let folder = folders.pop(); folder !== undefined && !stopped; folder = folders.pop()) {
      const absolute = path.join(location, folder)
      const identity = await findIdentity(absolute, folder === '')
      if (identity === undefined) continue
      seen.add(folder)
      attach(folder, absolute, identity)
      // A folder that cannot be looked into is reported by every sync; there is nothing below it to watch.
      const items = await readdir(absolute, {withFileTypes: true}).catch(() => [])
      for (const item of items) {
        const below = folder === '' ? item.name : `${folder}/${item.name}`
        if (item.isDirectory() && !isLeftOut(item.name) && below.split('/').length <= 64) folders.push(below)
      }
    }
    for (const [folder, {watcher}] of watches) {
      if (seen.has(folder) && !stopped) continue
      watcher?.close()
      watches.delete(folder)
    }
  }

  function attach(folder: string, absolute: string, identity: string): void {
    const present = watches.get(folder)
    if (present?.identity === identity && present.watcher) return
    present?.watcher?.close()
    let watcher: FSWatcher | undefined
    const drop = (): void => {
      watcher?.close()
      if (watches.get(folder)?.watcher === watcher) watches.set(folder, {identity: '', watcher: undefined})
    }
    try {
      watcher = watch(absolute, {persistent: false}, (_, name) => {
        // Under its own name a folder tells that it is gone or moved away.
        if (name === path.basename(absolute)) drop()
        noteEvent(folder, name)
      })
      watcher.on('error', drop)
    } catch {
      // The system's limit of watches: the folder is looked at often instead.
    }
    watches.set(folder, {identity, watcher})
  }

  function noteEvent(folder: string, name: string | null): void {
    if (name !== null && isLeftOut(name)) return
    const file = folder === '' ? `${name}` : `${folder}/${name}`
    if (name === null || watches.has(file)) {
      attachThenNote()
      return
    }
    if (isDocumentName(name) || isAboutSettings(file)) note(file)
    // Neither a document nor a folder that is known: a new folder, or an editor's temporary file.
    lstat(path.join(location, file)).then(
      found => {
        if (found.isDirectory()) attachThenNote()
      },
      // Gone again already, as editors' temporary files are.
      () => undefined,
    )
  }

  async function look(): Promise<void> {
    const identity = await findIdentity(location, true)
    if (!stopped && identity !== watches.get('')?.identity) attachThenNote()
  }

  attachThenNote()
  const looking = setInterval(() => void look(), pace.look).unref()
  const rescanning = setInterval(attachThenNote, pace.rescan).unref()
  const watchless = setInterval(() => {
    if ([...watches.values()].some(({watcher}) => watcher === undefined)) attachThenNote()
  }, pace.rescan / 12).unref()

  return async () => {
    stopped = true
    for (const timer of [flushing, looking, rescanning, watchless]) clearTimeout(timer)
    await attaching
    for (const {watcher} of watches.values()) watcher?.close()
    watches.clear()
  }
}

type FolderWatch = {readonly identity: string; readonly watcher: FSWatcher | undefined}

/** Tells a folder from another one under the same name; only the folder itself may be reached by a link. */
async function findIdentity(absolute: string, isRoot: boolean): Promise<string | undefined> {
  // Gone, or not to be looked at: either way nothing that can be watched, and the sync says which.
  const found = await (isRoot ? stat(absolute) : lstat(absolute)).catch(() => undefined)
  // A number is given out again as soon as it is free, so it takes the time of birth as well.
  return found?.isDirectory() ? `${found.dev}:${found.ino}:${found.birthtimeMs}` : undefined
}

const usualPace: WatchPace = {quiet: 100, longest: 500, look: 1000, rescan: 60_000}
