import {type ListView, listColumns} from '#src/features/catalogue/list-view.ts'
import {HiddenFields} from './hidden-fields.tsx'
import {listColumnCells} from './incident-table.tsx'

/** How the list is shown: density, and the columns of the table. A form, so that choosing works without JavaScript. */
export function ViewPanel({view, href}: {readonly view: ListView; readonly href: string}) {
  return (
    <form id="view" popover="auto" className="panel" action="/incidents" aria-labelledby="view-title">
      <h2 id="view-title" className="sr-only">
        How the list is shown
      </h2>
      <HiddenFields href={href} except={['view', 'density', 'column', 'after', 'before', 'page']} />
      <fieldset className="facet">
        <legend>Show as</legend>
        <Option type="radio" name="view" value="rows" isChosen={view.layout === 'rows'} label="rows, with summary and course" />
        <Option type="radio" name="view" value="table" isChosen={view.layout === 'table'} label="table" />
      </fieldset>
      <fieldset className="facet">
        <legend>Density</legend>
        <Option type="radio" name="density" value="comfortable" isChosen={view.density === 'comfortable'} label="comfortable" />
        <Option type="radio" name="density" value="compact" isChosen={view.density === 'compact'} label="compact" />
      </fieldset>
      <fieldset className="facet">
        <legend>Columns of the table</legend>
        <div className="panel-columns">
          {listColumns.map(column => (
            <Option
              key={column}
              type="checkbox"
              name="column"
              value={column}
              isChosen={view.columns.includes(column)}
              label={listColumnCells[column].name.toLowerCase()}
            />
          ))}
        </div>
      </fieldset>
      <button type="submit" className="button button-primary mt-2">
        Apply
      </button>
    </form>
  )
}

type OptionProps = {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly value: string
  readonly isChosen: boolean
  readonly label: string
}

function Option({type, name, value, isChosen, label}: OptionProps) {
  return (
    <label>
      <input type={type} name={name} value={value} defaultChecked={isChosen} />
      <span>{label}</span>
    </label>
  )
}
