import type {Message} from '#src/features/accounts/say-messages.ts'
import {Callout} from '#src/ui/callout.tsx'

/** What came of the last form, with what is shown only this once. */
export function Said({
  message,
  secret,
  label,
}: {
  readonly message: Message | undefined
  readonly secret?: string | undefined
  readonly label?: string | undefined
}) {
  if (!message) return null
  return (
    <div className="mt-5" role={message.tone === 'error' ? 'alert' : 'status'}>
      <Callout tone={message.tone} title={message.title}>
        {message.text}
        {secret !== undefined && (
          <span className="once">
            <input readOnly aria-label={label ?? 'To be copied'} value={secret} />
            <button type="button" className="button needs-copying" data-copies-value={secret}>
              Copy
            </button>
          </span>
        )}
      </Callout>
    </div>
  )
}
