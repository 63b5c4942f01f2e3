import {type Theme, themes} from './read-theme.ts'

/** Light or dark, and the keys; a plain form, so that choosing works without JavaScript. */
export function Preferences({theme}: {readonly theme: Theme}) {
  return (
    <div className="flex flex-col items-start gap-3">
      <form action="/preferences" method="post" className="choice" aria-label="Appearance">
        {themes.map(each => (
          <button key={each.value} type="submit" name="theme" value={each.value} aria-pressed={theme === each.value}>
            {each.name}
          </button>
        ))}
      </form>
      <button type="button" className="px-[9px] text-xs text-ink-3 hover:text-ink" data-opens-keys>
        Keys <kbd className="key">?</kbd>
      </button>
    </div>
  )
}
