import {toPersonHref} from '#src/features/remediation/owner-address.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** An owner as the file has them, leading to what is theirs. */
export function OwnerLink({owner}: {readonly owner: string}) {
  return (
    <a className="owner" href={toPersonHref(owner)}>
      <bdi>{clampText(owner, 60)}</bdi>
    </a>
  )
}
