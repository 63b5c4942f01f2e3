import {clampText} from '#src/ui/clamp-text.ts'

/** A ticket as the file has it; an address leads there. */
export function TicketLink({ticket}: {readonly ticket: string}) {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(ticket)) return <bdi>{clampText(ticket, 60)}</bdi>
  return (
    <a className="ticket" href={ticket} rel="noopener noreferrer nofollow">
      <bdi>{clampText(ticket.replace(/^https?:\/\/(?:www\.)?/i, ''), 52)}</bdi>
    </a>
  )
}
