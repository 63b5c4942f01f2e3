import {toServiceHref} from '#src/server/service-address.ts'

/** Services that may be meant; nothing where none is near. */
export function NearNames({names}: {readonly names: readonly string[]}) {
  if (names.length === 0) return null
  return (
    <p>
      Perhaps{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && (index === names.length - 1 ? ' or ' : ', ')}
          <a className="link" href={toServiceHref(name)}>
            <bdi>{name}</bdi>
          </a>
        </span>
      ))}
      ?
    </p>
  )
}
