import {remembered} from '#src/postmortem/document/remembered.ts'

/** What a labelled line or a table of facts may state, as the front matter's keys; with the labels people use. */
const labels: Readonly<Record<string, string>> = {
  title: 'title|re|incident title|incident name|name|subject|betreff|titre|título|onderwerp|件名',
  organization:
    'organization|organisation|company|service provider|provider|institution|studio|firma|unternehmen|entreprise|société|empresa|bedrijf|会社|会社名|space',
  severity: 'severity|sev|priority|incident severity|severity level|schweregrad|sévérité|gravité|severidad|severidade|prioriteit|深刻度|重要度',
  date: 'incident date|date of incident|date of the incident|day of incident|date of outage|発生日',
  document_date: 'date|day|datum|fecha|data|日付',
  started:
    'start|started|incident start date|non compliance start date|impact start time|start time|started at|incident start|impact start|impact started|incident began|began|time started|outage start|start of incident|start of impact|incident started|beginn|début|inicio|início|発生|発生日時|start date|start of outage|start of the outage|outage began|outage started|issue started|incident start time|beginning of incident|störungsbeginn|beginn der störung|beginn|début de l incident|hora de inicio|fecha de inicio|início do incidente|starttijd|start storing|begin storing|開始|開始日時|time of impact|date time of incident|発生時刻|発生時間|障害発生日時|障害発生時刻|影響開始|影響開始日時|影響開始時刻|開始時刻|begin|beginn des ausfalls|anfang|ausfallbeginn|début de la panne|heure de début|date de début|date et heure de début|inicio de la incidencia|inicio del incidente|fecha y hora de inicio|comienzo|hora de início|data de início|início da falha|aanvang|begintijd|start date time',
  window:
    'when|time of incident|incident window|outage window|period|window|time frame|timeframe|incident period|outage period|zeitraum|période|periodo|período|periode|date and time|date time|time|outage|incident time|incident date and time|発生期間|障害期間|影響期間|影響時間帯|発生時間帯|障害時間帯|störungszeitraum|ausfallzeit|período de la incidencia|duur van de storing',
  detected:
    'detected|non compliance identified date|time of detection|discovered|discovered at|detected at|detection time|time detected|identified at|reported|reported at|time reported|detection date|detect time|time of discovery|discovery time|time noticed|incident detected|impact detected|first detected|issue detected|outage detected|entdeckt|détection|detectado|検知|検知日時|検知時刻|検出日時|発覚日時|first detected at|festgestellt|gemeldet|détecté|détecté à',
  acknowledged: 'acknowledged|acknowledged at|time acknowledged|response time started|incident acknowledged',
  mitigated:
    'mitigated|mitigated at|time mitigated|impact end|impact ended|end of impact|service restored|restored|restored at|mitigation time|impact mitigated|incident mitigated|time of mitigation|repaired|repaired at|time repaired',
  resolved:
    'end|end of outage|end of the outage|outage ended|incident end time|issue resolved|time of resolution|störungsende|ende der störung|fin de l incident|hora de fin|fim do incidente|eindtijd|einde storing|終了|終了日時|ended|non compliance end date|end time|ended at|resolved|resolved at|incident end|resolution time|time resolved|end of incident|incident resolved|incident ended|outage end|ende|fin|fim|復旧|復旧日時|解決日時|closed|closed at|end date|復旧時刻|復旧時間|復旧完了|復旧完了日時|障害復旧日時|終了時刻|収束日時|解消日時|完了日時|ende des ausfalls|ausfallende|behoben|behoben um|wiederhergestellt|fin de la panne|heure de fin|date de fin|date et heure de fin|rétablissement|heure de rétablissement|fin de la incidencia|fin del incidente|fecha y hora de fin|restablecimiento|hora de término|data de término|término|fim da falha|einde|hersteld|end date time|resolution date time',
  duration:
    'duration|total duration|incident duration|outage duration|impact duration|time of disruption|length|length of outage|dauer|durée|duración|duração|duur|downtime|total downtime|継続時間|minutes downtime or degradation|minutes of downtime|minutes of downtime or degradation|minutes downtime|duration of problem|duration of incident|duration of outage|duration of the incident|duration of the outage|duration of impact|time to recovery|time to resolution|time to resolve',
  detected_by:
    'detected by|detection method|detection source|reported by|how detected|source of detection|alerted by|method of detection|noticed by|discovered by|identified by|how was it detected|how it was detected|how we found out|found by|detection channel|incident detected by|source of incident disclosure|source of disclosure|source of discovery|entdeckt durch|gemeldet von|bemerkt von|entdeckt von|détecté par|signalé par|detectado por|reportado por|relatado por|gemeld door|ontdekt door|検知方法|発見者',
  services:
    'services|service|service affected|affected services|affected service|services affected|impacted services|services impacted|service impacted|affected components|components|components affected|affected systems|systems affected|products|affected products|product|this incident affected|affected|affected service s|systems|service s affected|affected product|product affected|products affected|impacted products|impacted product|impacted systems|systems impacted|system affected|affected system|component|component affected|affected component|impacted components|components impacted|affected applications|applications affected|application|applications|affected apps|affected features|features affected|betroffene systeme|betroffene komponenten|betroffenes system|betroffener dienst|composants touchés|produits concernés|services concernés|service concerné|sistemas afectados|servicio afectado|componentes afectados|sistemas afetados|serviço afetado|componentes afetados|getroffen systemen|getroffen dienst|影響を受けたサービス|対象サービス|betroffene dienste|services touchés|servicios afectados|serviços afetados|getroffen diensten|影響サービス',
  regions:
    'region|regions|affected region|affected regions|regions affected|region affected|impacted regions|regions impacted|affected locations|locations affected|affected data centers|affected datacenters|affected data centres|affected pops|betroffene regionen|régions|régions touchées|regiones|regiones afectadas|regiões|regiões afetadas|getroffen regio s|リージョン',
  authors:
    'author|authors|written by|owner|owners|postmortem owner|incident owner|prepared by|postmortem author|autor|auteur|作成者|review owner|report author|incident lead|incident commander|postmortem author s|author s|owner s|postmortem lead|review lead|report owner|retrospective owner|retro owner|contact|verfasser|autoren|verantwortlich|rédacteur|auteurs|autores|opgesteld door|auteurs|記入者',
  timezone: 'timezone|time zone|times in|all times|all times in|times|zeitzone',
  tags: 'tags|keywords|category|categories|labels',
  aliases:
    'incident id|incident number|id|reference|ticket|incident|case number|ref|reference number|incident reference|issue|rfo reference|tracking id|ticket number',
  status: 'document status|postmortem status',
}

const keys = new Map<string, string>(Object.entries(labels).flatMap(([key, names]) => names.split('|').map(name => [name, key] as const)))

/** What may stand around the word that names an instant: "Start Date/Time", "First detected at", "Time of the outage's end (UTC)". */
const fillers = new Set(
  'date time times datetime timestamp at on of the an a was is when first initial initially final finally fully full incident outage issue problem event disruption service utc gmt local hour approx approximate estimated actual'.split(
    ' ',
  ),
)

/** The words that name an instant by themselves. */
const instants = new Map<string, string>(
  Object.entries({
    started: 'start|started|starts|begin|began|begins|beginning|commenced|occurred|onset',
    detected: 'detected|discovered|noticed|identified|reported|alerted|raised|opened',
    acknowledged: 'acknowledged',
    mitigated: 'mitigated|repaired|restored|recovered|contained',
    resolved: 'resolved|closed|ended|ends|end|finished|finish|fixed|cleared',
  }).flatMap(([key, words]) => words.split('|').map(word => [word, key] as const)),
)

/** Nouns that name a part of a report as well: an instant only with a word for time beside them, "Resolution Date/Time". */
const timedNouns = new Map<string, string>(
  Object.entries({
    detected: 'detection|discovery|identification|notification',
    acknowledged: 'acknowledgement|acknowledgment',
    mitigated: 'mitigation|restoration|recovery|repair',
    resolved: 'resolution|closure|completion',
  }).flatMap(([key, words]) => words.split('|').map(word => [word, key] as const)),
)

/** The front matter's key that a label stands for, or undefined. */
export const findFieldKey: (label: string) => string | undefined = remembered(label => {
  const name = label
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return keys.get(name) ?? findInstantKey(name)
})

/** "time to resolve" is a duration and "start of investigation" another's start: what is neither filler nor the one word names something else. */
function findInstantKey(name: string): string | undefined {
  const words = name.split(' ')
  if (words.length > 6) return undefined
  const [word, ...others] = words.filter(each => !fillers.has(each))
  if (word === undefined || others.length > 0) return undefined
  return instants.get(word) ?? (/\b(?:date|time|datetime|timestamp)\b/.test(name) ? timedNouns.get(word) : undefined)
}
