import type {ImportMessage} from '#src/features/import/say-import.ts'

/** What came of the last form. */
export function ImportNote({message}: {readonly message: ImportMessage | undefined}) {
  if (!message) return null
  return (
    <div className={`saved-note saved-note-${message.tone}`} role={message.tone === 'error' ? 'alert' : 'status'}>
      <p>
        <b>{message.title}</b> {message.text}
      </p>
    </div>
  )
}
