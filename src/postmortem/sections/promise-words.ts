import type {ActionStatus} from '#src/incident/action-item.ts'

/**
 * What sentences of a list of steps say in other languages than English, by state and language: who acts, in which tense. A verb of "we"
 * that only tells the story is in none of them.
 */
const words: Readonly<Record<'done' | 'in-progress' | 'open', Readonly<Record<string, RegExp>>>> = {
  done: {
    german:
      /^(?:(?:schon|bereits|inzwischen) )?(?:erledigt|umgesetzt|behoben|abgeschlossen) (?:ist|sind|haben)\b|\b(?:wir haben|haben wir|hat|wurden?|ist|sind) (?:\S+ ){0,14}(?:bekommen|erhalten|eingebaut|eingerichtet|eingeführt|ergänzt|umgestellt|angepasst|erhöht|ersetzt|ausgetauscht|korrigiert|aktualisiert|abgeschaltet|angeschafft|erweitert|verkürzt|getrennt|überarbeitet|festgelegt|verbessert|verstärkt|verschärft|automatisiert)(?: worden)?[.;]?$/iu,
    french:
      /\b(?:nous avons|on a) (?:déjà |depuis |également |aussi )*(?:ajouté|corrigé|remplacé|mis en place|mis à jour|installé|augmenté|réduit|modifié|revu|séparé|documenté|automatisé|activé|désactivé|ajusté|adapté|renforcé|amélioré|optimisé|complété|sécurisé|étendu|révisé|déployé|isolé|migré|doublé)(?!\p{L})|\b(?:a|ont) (?:déjà |depuis )*été (?:ajouté|corrigé|remplacé|mis|installé|augmenté|réduit|modifié|revu|séparé|ajusté|adapté|renforcé|amélioré|optimisé|déployé)/iu,
    spanish:
      /\bhemos (?:ya |también |desde entonces )*(?:añadido|ajustado|reforzado|mejorado|adaptado|actualizado|corregido|cambiado|sustituido|reemplazado|instalado|aumentado|reducido|revisado|separado|documentado|activado|desactivado|incorporado|implementado|puesto)\b|\b(?:se ha|se han|ha sido|han sido) (?:ya )?(?:añadid|corregid|cambiad|sustituid|reemplazad|instalad|aumentad|reducid|revisad|separad|incorporad|implementad)[oa]s?(?![\p{L}])/iu,
    portuguese:
      /\b(?:já )?(?:ajustamos|reforçamos|melhoramos|atualizamos|adicionamos|corrigimos|substituímos|instalamos|aumentamos|reduzimos|revisamos|separamos|implementamos|automatizamos)(?![\p{L}])|\b(?:foi|foram) (?:já )?(?:adicionad|corrigid|substituíd|instalad|aumentad|reduzid|revisad|separad|implementad)[oa]s?(?![\p{L}])/iu,
    dutch:
      /\b(?:we hebben|wij hebben|hebben we|hebben wij|heeft|is|zijn) (?:\S+ ){0,14}(?:toegevoegd|vervangen|ingericht|aangepast|verhoogd|verlaagd|gekregen|uitgebreid|gescheiden|vastgelegd|ingevoerd|bijgewerkt|uitgeschakeld|ingeschakeld|verbeterd|aangescherpt|versterkt|geautomatiseerd)[.;]?$/iu,
    japanese:
      /(?:追加|実施|導入|変更|修正|改修|設定|適用|更新|交換|増強|強化|見直し|整備|構築|改善|作成|徹底|移行|分離|自動化|冗長化|停止|短縮|延長|削除|拡張|増設|改訂)(?:を(?:行い|行ない|実施し|完了し))?(?:いた)?しました[。.]?$|(?:追加|実施|導入|変更|修正|改修|適用|更新|交換|増強|強化|見直し|整備|改善)(?:を(?:行い|行ない)|が完了し)ました[。.]?$/u,
  },
  'in-progress': {
    german: /\b(?:wir arbeiten|arbeiten wir|wir prüfen|prüfen wir|wir testen|testen wir) (?:derzeit|gerade|zurzeit|momentan|bereits)\b/iu,
    french: /\b(?:nous sommes|on est) en train de?\b|\bnous travaillons (?:actuellement|déjà)\b/iu,
    spanish: /\bestamos (?:ya )?\p{L}+ndo\b/iu,
    portuguese: /\bestamos (?:já )?(?:\p{L}+ndo|a \p{L}+r)(?![\p{L}])/iu,
    dutch: /\b(?:we werken|wij werken|werken we|we onderzoeken|wij onderzoeken) (?:nu|momenteel|inmiddels)\b|\bzijn (?:we|wij) bezig\b/iu,
    japanese: /(?:進めて|検証して|実施して|開発して|準備して|構築して|検討して)(?:いる|います|おります)[。.]?$/u,
  },
  open: {
    german:
      /\b(?:wir werden|werden wir|wir planen|planen wir|wir wollen|wollen wir) (?!(?:sie|euch|darüber) informieren)|\b(?:wird|werden) (?:\S+ ){0,14}\p{L}{3,}(?:t|en)[.;]?$|^bis (?:ende|anfang|mitte|zum|spätestens)? ?\S+ (?:\d{4} )?\p{L}+(?:t|en)(?![\p{L}])|(?<![\p{L}])(?:künftig|zukünftig|ab sofort|von nun an)(?![\p{L}])/iu,
    french:
      /\b(?:nous allons|on va|nous prévoyons de|nous comptons) (?!vous (?:tenir|informer))\p{L}+|(?<![\p{L}])(?:sera|seront) (?:\S+ )?\p{L}+(?:é|ée|és|ées|i|is|ie|u|us|ue)(?![\p{L}])|(?<![\p{L}])(?:désormais|dorénavant)(?![\p{L}])/iu,
    spanish:
      /\b(?:vamos a|tenemos previsto|prevemos) (?!informar)\p{L}+|(?<![\p{L}])se (?:va a|van a) \p{L}+r(?![\p{L}])|(?<![\p{L}])(?:será|serán) \p{L}+(?:ado|ada|ados|adas|ido|ida|idos|idas)(?![\p{L}])|(?<![\p{L}])(?!informaremos|seguiremos|comunicaremos|publicaremos)\p{L}{3,}(?:aremos|eremos|iremos)(?![\p{L}])/iu,
    portuguese:
      /\b(?:vamos|iremos|pretendemos|planejamos) (?!informar|manter)\p{L}+r(?![\p{L}])|(?<![\p{L}])(?:será|serão) \p{L}+(?:ado|ada|ados|adas|ido|ida|idos|idas)(?![\p{L}])/iu,
    dutch:
      /\b(?:we gaan|wij gaan|gaan we|gaan wij|we zullen|wij zullen|zullen we|zullen wij) (?!u (?:informeren|op de hoogte))|\b(?:wordt|worden) (?:\S+ ){0,14}(?:ge|ver|be|aange|uitge|inge|toege)\p{L}{3,}[.;]?$|(?<![\p{L}])voortaan(?![\p{L}])/iu,
    japanese:
      /(?:追加|実施|導入|変更|修正|改修|設定|適用|更新|交換|増強|強化|見直し?|整備|構築|改善|確認|作成|徹底|移行|分離|自動化|冗長化|短縮|延長|拡張|増設|改訂|検討)(?:を(?:行|実施|進|図)|致)?\p{Script=Hiragana}{0,10}(?:ます|(?:予定|方針|計画)(?:です|でございます))[。.]?$/u,
  },
}

const rows = Object.entries(words).flatMap(([status, byLanguage]) => Object.values(byLanguage).map(pattern => ({status: status as ActionStatus, pattern})))

/** What people say who apologise or point at a page; the step is something else. */
const courtesy =
  /(?<![\p{L}])(?:entschuldig\p{L}*|bitten um|excus\p{L}+|disculp\p{L}+|desculp\p{L}+|excuses|informier\p{L}+|informeren|perdón|spijt|danken|merci|gracias|obrigad[oa]|vorkommen|passieren|wiederholen)(?![\p{L}])|お詫び|申し訳|お知らせ|ご報告|ご連絡|ご案内|お願い|努め/iu

/** How far along a step is that a sentence in another language than English names; undefined where it names none. */
export function readForeignPromise(sentence: string): ActionStatus | undefined {
  const text = sentence.trim()
  // Nobody promises in sentences of that length.
  if (text.length > 600 || courtesy.test(text)) return undefined
  return rows.find(({pattern}) => pattern.test(text))?.status
}
