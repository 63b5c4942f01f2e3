/** Takes back what was saved at once, and leads back to where it was asked for. */
export function UndoForm({
  batch,
  backHref,
  look,
  className,
}: {
  readonly batch: string
  readonly backHref: string
  readonly look: 'button' | 'link'
  readonly className?: string
}) {
  return (
    <form action="/remediation/undo" method="post" className={className}>
      <input type="hidden" name="batch" value={batch} />
      <input type="hidden" name="back" value={backHref} />
      <button type="submit" className={look}>
        Undo
      </button>
    </form>
  )
}
