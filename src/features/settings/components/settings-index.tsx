import {type SettingsPlace, settingsPlaces} from '#src/features/settings/settings-places.ts'

/** The pages of the settings, those for administrators named to everybody. */
export function SettingsIndex({open}: {readonly open: readonly SettingsPlace[]}) {
  return (
    <div className="settings">
      <h1>Settings</h1>
      <ul className="settings-list">
        {settingsPlaces.map(({id, name, says}) => (
          <li key={id}>
            {open.includes(id) ? (
              <a href={`/settings/${id}`} data-row>
                {name}
              </a>
            ) : (
              <span>{name}</span>
            )}
            <p>{says}</p>
            {!open.includes(id) && <p className="dim">For administrators.</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
