import {findNamedKind} from '#src/postmortem/sections/section-names.ts'
import type {Line} from './to-lines.ts'

/** What a page or a mail prints around the document itself: lines before `from` are a mail's header, lines from `to` on its foot. */
export type PageFrame = {readonly from: number; readonly to: number}

/**
 * How the foot of a page begins: comments, other posts, ways to share and to go on, notices, signatures and the mail that was answered.
 * Each is a whole line, or the beginning of one that nothing else begins like.
 */
const feet: readonly RegExp[] = [
  /^(?:\d[\d.,]*\s+)?(?:comments?|responses?|replies|kommentare?|commentaires?|comentarios|comentários|reacties|コメント)(?:\s*[([]\d[\d.,]*[)\]])?\s*:?$/iu,
  /^(?:\d[\d.,]*|one|two|three|no)\s+(?:comments?|thoughts?|responses?|replies|notes|likes|claps|shares)\b.{0,120}$/iu,
  /^(?:loading comments|(?:leave|post|add|write) a (?:comment|reply)|join the (?:conversation|discussion)|discuss (?:this|on)\b|comments? (?:are )?(?:closed|off)\b|be the first to comment)/iu,
  /^(?:related|similar|recent|more|other|popular|latest|recommended|next|previous)\s+(?:posts?|articles?|stor(?:y|ies)|reading|blog posts?|news)\b.{0,20}$/iu,
  /^(?:you (?:may|might) also (?:like|be interested)|read (?:next|more)\b|keep reading|more from\b|see also$|à lire aussi|lire aussi|das könnte sie|weitere (?:beiträge|artikel)|también te puede|leia também|veja também|lees ook|関連記事)/iu,
  /^(?:share|share (?:this|on|via)\b.{0,40}|partager\b.{0,60}|teilen\b.{0,40}|compartir\b.{0,60}|compartilhar\b.{0,60}|delen\b.{0,40}|tweet(?:\s.{0,40})?|don['’]t forget to share.{0,60})$/iu,
  /^(?:was this (?:page|article|post|report) (?:helpful|useful)|did you find this (?:helpful|useful)|rate this (?:page|article))/iu,
  /^(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}))/iu,
  /^(?:powered by|built with|hosted (?:by|with)|proudly)\s.{1,60}$/iu,
  /^(?:subscribe|sign up|follow us|get (?:our|the) newsletter|newsletter)\b.{0,90}$/iu,
  /^(?:about the authors?|written by|tags?|filed under|categories|topics)\s?:?.{0,80}$/iu,
  /^(?:←|→|«|»|‹|›|<|>)\s?(?:older|newer|previous|next|back|all|home|earlier|later)\b.{0,120}$/iu,
  /^(?:←|→|«|»|‹|›)\s?(?!(?:[Ll]ast )?(?:[Uu]pdated?|[Pp]osted|[Pp]ublished)\b)\p{L}.{0,120}$/u,
  /^\p{L}.{0,120}(?:→|»|›)$/u,
  /^-{5}BEGIN PGP SIGNATURE/u,
  /^(?:- )?--$/u,
  /^(?:on|am|le|el|em|op)\s.{5,90}\s(?:wrote|schrieb|a écrit|escribió|escreveu|schreef)\b.{0,60}:$/iu,
  /^(?:we|this (?:web)?site) uses? cookies\b|^(?:nous utilisons des cookies|wir verwenden cookies|utilizamos cookies|wij gebruiken cookies)/iu,
  /^(?:privacy(?: policy)?|terms(?: of (?:service|use))?|imprint|impressum|legal(?: notice)?|mentions légales|sitemap|disclaimer)\b.{0,160}$/iu,
  /^page \d+ (?:of|\/) \d+$/iu,
]

/** Header lines of a mail as programs write them; the words of a person are no such names. */
const mailHeader =
  /^(?:from|to|cc|bcc|date|sent|subject|reply-to|return-path|received|delivered-to|message-id|in-reply-to|references|list-[a-z]+|x-[a-z-]+|mime-version|content-[a-z-]+|von|an|datum|betreff|gesendet|de|para|à|objet|assunto|asunto|aan|onderwerp)\s?:|^From \S+@/iu
const armour = /^(?:-{5}BEGIN PGP SIGNED MESSAGE-{5}|hash: \w+)$/iu

/**
 * Finds where the document itself begins and ends among a page's lines. A foot lies in the last two thirds, and nothing below it is a
 * section of the document; a mail's header is told by three of its names at the very top.
 */
export function findPageFrame(lines: readonly Line[]): PageFrame {
  return {from: findMailEnd(lines), to: findFoot(lines)}
}

function findMailEnd(lines: readonly Line[]): number {
  let index = 0
  let headers = 0
  for (; index < lines.length; index++) {
    const line = lines[index]
    const text = line?.text.trim() ?? ''
    if (line?.kind !== 'text' || !(mailHeader.test(text) || armour.test(text))) break
    if (mailHeader.test(text)) headers++
  }
  return headers >= 3 ? index : 0
}

function findFoot(lines: readonly Line[]): number {
  const end = lines.at(-1)?.outerEnd ?? 0
  const lastSection = lines.findLastIndex(line =>
    line.kind === 'heading' ? isSection(line.text) : line.kind === 'text' && line.text.length < 60 && isSection(line.text.replace(/^[*_#\s]+|[*_:\s]+$/g, '')),
  )
  for (let index = Math.max(lastSection + 1, 1); index < lines.length; index++) {
    const line = lines[index]
    if (!line || (line.kind !== 'text' && line.kind !== 'heading') || line.start < end / 3 || (lines[index - 1]?.outerEnd ?? 0) > line.outerStart) continue
    const text = line.text.replace(/^[*_#>\s]+|[*_\s]+$/g, '')
    if (text.length <= 200 && feet.some(pattern => pattern.test(text))) return index
  }
  return lines.length
}

function isSection(text: string): boolean {
  const kind = findNamedKind(text)
  return kind !== undefined && kind !== 'statusUpdates'
}
