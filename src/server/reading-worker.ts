import {parentPort} from 'node:worker_threads'
import {correctDocument} from '#src/library/correct-document.ts'
import {editDocument, editDocumentFrontMatter} from '#src/library/edit-document.ts'
import {explainDocument} from '#src/library/explain-document.ts'
import {formatDocument} from '#src/library/format-document.ts'
import {extractText} from '#src/library/import/extract-text.ts'
import {readDocument} from '#src/library/read-document.ts'
import type {Answer, ReadingReply, ReadingTask, WorkerBeginning} from './reading-lane.ts'
import {findThread} from './thread-time.ts'

// The thread that untrusted text is read on. It knows no store, no folder and no environment, and may be ended at any moment.
parentPort?.on('message', ({id, ...task}: ReadingTask & {readonly id: number}) => {
  answer(task).then(
    answered => reply({id, ...answered}),
    (error: unknown) => reply({id, failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error)}),
  )
})

parentPort?.postMessage({thread: findThread()} satisfies WorkerBeginning)

async function answer({file, bytes, hints, plain, format, explain, edit, frontMatter, correct, extract}: ReadingTask): Promise<Answer> {
  if (explain) return {explanation: explainDocument(file, bytes, hints)}
  if (edit) return {editing: editDocument(file, bytes, edit, hints)}
  if (frontMatter) return {editing: editDocumentFrontMatter(file, bytes, frontMatter, hints)}
  if (correct) return {correcting: correctDocument(file, bytes, correct, hints)}
  if (extract) return {extracting: await extractText(file, bytes, extract)}
  if (format) return {formatting: formatDocument(file, bytes, {...format, hints})}
  return {reading: await readDocument(file, bytes, {hints, plain})}
}

function reply(reply: ReadingReply): void {
  parentPort?.postMessage(reply)
}
