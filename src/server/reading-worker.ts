import {parentPort} from 'node:worker_threads'
import {readDocument} from '#src/library/read-document.ts'
import type {ReadingReply, ReadingTask, WorkerBeginning} from './reading-lane.ts'
import {findThread} from './thread-time.ts'

// The thread that untrusted text is read on. It knows no store, no folder and no environment, and may be ended at any moment.
parentPort?.on('message', ({id, file, bytes, hints, plain}: ReadingTask & {readonly id: number}) => {
  readDocument(file, bytes, {hints, plain}).then(
    reading => reply({id, reading}),
    (error: unknown) => reply({id, failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error)}),
  )
})

parentPort?.postMessage({thread: findThread()} satisfies WorkerBeginning)

function reply(reply: ReadingReply): void {
  parentPort?.postMessage(reply)
}
