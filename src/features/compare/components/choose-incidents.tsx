import {type CompareAddress, mostCompared, writeCompareAddress} from '#src/features/compare/compare-address.ts'
import type {Comparison} from '#src/features/compare/compare-queries.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type ChooseProps = {readonly comparison: Comparison; readonly address: CompareAddress}

/** Which incidents are compared: each to be taken away or put in another's place, and some that might be added. */
export function ChooseIncidents({comparison: {compared, suggested}, address}: ChooseProps) {
  const ids = compared.map(({incident}) => incident.id)
  const {align, axis} = address
  return (
    <div className="compare-choose screen-only">
      {compared.length > 0 && (
        <ul className="figures-chips" aria-label="Compared">
          {compared.map(({incident, title}) => (
            <li key={incident.id}>
              <a
                className="chip"
                href={writeCompareAddress({...address, ids: ids.filter(id => id !== incident.id)})}
                aria-label={`Remove ${clampText(title, 60)}`}
              >
                <bdi>{clampText(title, 60)}</bdi> <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {suggested.length > 0 && (
        <ul className="figures-chips" aria-label="To be added">
          {suggested.map(({id, title}) => (
            <li key={id}>
              <a className="chip" href={writeCompareAddress({...address, ids: [...ids, id]})} aria-label={`Add ${clampText(title, 60)}`}>
                <span aria-hidden="true">+</span> <bdi>{clampText(title, 60)}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      <details className="compare-edit" open={compared.length < 2}>
        <summary>Choose by their ids</summary>
        <form action="/incidents/compare">
          {align !== 'started' && <input type="hidden" name="align" value={align} />}
          {axis !== undefined && <input type="hidden" name="axis" value={axis} />}
          {Array.from({length: mostCompared}, (_, place) => (
            <input
              // The fields are four, and always in this order.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={place}
              className="field"
              name="ids"
              aria-label={`Incident ${place + 1}`}
              placeholder={place === 0 ? 'id or address of an incident' : undefined}
              defaultValue={ids[place]}
              maxLength={300}
              autoComplete="off"
            />
          ))}
          <button type="submit" className="button">
            Compare
          </button>
        </form>
      </details>
    </div>
  )
}
