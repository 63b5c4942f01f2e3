import {readFileSync} from 'node:fs'
import vm from 'node:vm'
import type {ReaderAnswers, ReaderReply, ReaderSetup, ReaderTask} from '#src/features/editor/reader/reader-messages.ts'
import {bundles, readBrowserReader} from '#src/server/find-reading-worker.ts'

/** A thread of a browser: what such a thread has, and nothing that is Node's. */
export type BrowserThread = {
  begin(setup: ReaderSetup): void
  ask<Task extends ReaderTask>(task: Task): ReaderAnswers[Task['task']]
}

/** Runs the reader's bundle as a browser would. */
export async function openBrowserThread(): Promise<BrowserThread> {
  await readBrowserReader()
  let listen: ((event: {readonly data: unknown}) => void) | undefined
  let replied: ReaderReply | undefined
  const self = {
    addEventListener: (_: string, listener: typeof listen) => {
      listen = listener
    },
    postMessage: (reply: ReaderReply) => {
      replied = structuredClone(reply)
    },
  }
  const context = vm.createContext({self, TextEncoder, TextDecoder, URL, console: {}}, {codeGeneration: {strings: false, wasm: false}})
  vm.runInContext(readFileSync(bundles.browser.path, 'utf8'), context)
  return {
    begin: setup => listen?.({data: {setup}}),
    ask: task => {
      listen?.({data: {turn: 1, ...task}})
      if (!replied || 'failure' in replied) throw new Error(replied?.failure ?? 'No reply')
      return replied.answer as never
    },
  }
}
