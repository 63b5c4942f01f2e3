type KeyListProps = {readonly id: string; readonly title: string; readonly keys: readonly {readonly keys: readonly string[]; readonly does: string}[]}

/** What the keyboard can do, as a native dialog. */
export function KeyList({id, title, keys}: KeyListProps) {
  return (
    <dialog id={id} className="dialog" aria-labelledby={`${id}-title`}>
      <div className="flex items-baseline justify-between">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <form method="dialog">
          <button type="submit" className="button">
            Close
          </button>
        </form>
      </div>
      <dl className="mt-3 grid grid-cols-[96px_1fr] gap-y-2">
        {keys.map(line => (
          <div key={line.does} className="contents">
            <dt className="flex gap-1">
              {line.keys.map(key => (
                <kbd key={key} className="key self-center">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-ink-2">{line.does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
