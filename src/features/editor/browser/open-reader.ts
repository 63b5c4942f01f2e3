import type {ReaderAnswers, ReaderReply, ReaderRequest, ReaderSetup, ReaderTask} from '#src/features/editor/reader/reader-messages.ts'

/** The reader on its own thread, so that typing never waits for it. */
export type Reader = {
  ask<Task extends ReaderTask>(task: Task): Promise<ReaderAnswers[Task['task']]>
}

/** Starts the reader; it ends with the signal. What it cannot do rejects. */
export function openReader(address: string, setup: ReaderSetup, signal: AbortSignal): Reader {
  const worker = new Worker(address)
  const waiting = new Map<number, {readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void}>()
  let turn = 0
  const send = (request: ReaderRequest): void => worker.postMessage(request)
  worker.addEventListener('message', ({data}: MessageEvent<ReaderReply>) => {
    const asked = waiting.get(data.turn)
    waiting.delete(data.turn)
    if ('failure' in data) asked?.reject(new Error(data.failure))
    else asked?.resolve(data.answer as never)
  })
  worker.addEventListener('error', () => {
    for (const {reject} of waiting.values()) reject(new Error('The reader could not be started'))
    waiting.clear()
  })
  signal.addEventListener('abort', () => worker.terminate())
  send({setup})
  return {
    ask: task =>
      new Promise((resolve, reject) => {
        turn += 1
        waiting.set(turn, {resolve, reject})
        send({turn, ...task})
      }),
  }
}
