import type {SectionKind} from '#src/incident/section.ts'

type Named = Exclude<SectionKind, 'other'>

/** Headings as people write them, by what stands under them and by language; in lower case, without numbers, symbols and apostrophes. */
const headings: Readonly<Record<Named, Readonly<Record<string, string>>>> = {
  summary: {
    english:
      'summary|in one paragraph|in a paragraph|in one sentence|in a sentence|in a nutshell|in a few words|in a few lines|the short of it|short story|long story short|at a glance|in short|short version|in brief|executive summary|overview|tldr|tl dr|tl dr summary|abstract|synopsis|incident summary|summary of the incident|summary of events|brief summary|description|incident description|issue summary|problem summary|problem description|event summary|event description|what happened|incident overview|incident details|introduction|postmortem summary|description of the incident|description of events|issue|problem|problem statement|service affected|summary of incident|summary of outage|summary of the outage|summary of issue|summary of the issue|issue description|outage description|incident synopsis',
    german: 'zusammenfassung|überblick|kurzfassung|was ist passiert|beschreibung|vorfall|störungsbeschreibung|vorfallbeschreibung',
    french: 'résumé|synthèse|que sest il passé|description|description de lincident|description de lévénement|résumé de lincident',
    spanish: 'resumen|resumen ejecutivo|qué pasó|que pasó|qué ocurrió|descripción|descripción del incidente|resumen del incidente',
    portuguese: 'resumo|sumário|sumário executivo|o que aconteceu|descrição|descrição do incidente|resumo do incidente',
    dutch: 'samenvatting|wat is er gebeurd|beschrijving|overzicht|beschrijving van het incident|samenvatting van het incident',
    japanese: '概要|要約|サマリー|何が起きたか|障害概要|障害内容|事象|発生事象|現象',
    chinese: '摘要|概述|概况|事故概述|故障概述|事件概述|事故摘要|故障描述|事件描述|发生了什么|問題描述|事件摘要',
  },
  impact: {
    english:
      'impact|impacts|cost|costs|customer impact|user impact|business impact|impact on users|impact on customers|impact to customers|impact assessment|scope of impact|scope|effect|effects|incident impact|service impact|who was affected|who was impacted|customers affected|affected customers|affected users|what was affected|what was the impact|user facing impact|damage|severity and impact|impact and scope|blast radius|symptoms|affected systems|what was lost|customer and user impact|services affected|affected services|detailed description of impact|description of impact|extent of impact|extent|who was hit|what you saw|what you may have seen|what customers saw|what users saw|affected customers and services',
    german: 'auswirkung|auswirkungen|betroffene|betroffene systeme|betroffene kunden|symptome|betroffene dienste|betroffene services|störungsumfang',
    french: 'impact|impacts|conséquences|services touchés|services impactés|symptômes|périmètre|services affectés|clients touchés|clients impactés',
    spanish: 'impacto|consecuencias|servicios afectados|afectación|síntomas|alcance|clientes afectados',
    portuguese: 'impacto|impactos|serviços afetados|sintomas|clientes afetados|serviços impactados',
    dutch: 'impact|gevolgen|getroffen diensten|symptomen|getroffen klanten|getroffen systemen',
    japanese:
      '影響|影響範囲|影響について|症状|状況 症状|影響 症状|影響内容|影響サービス|影響対象|影響のあったサービス|影響を受けたサービス|対象サービス|対象サーバ|対象のお客様|影響のあったお客様|サービスへの影響|お客様への影響|お客さまへの影響|ユーザーへの影響|ユーザへの影響|業務への影響|影響の範囲|影響の内容',
    chinese: '影响|影响范围|影响情况|影响评估|故障影响|业务影响|用户影响|受影响的服务|影響範圍|影響情況',
  },
  timeline: {
    english:
      'timeline|what happened when|the gory details|timelines|incident timeline|timeline of events|timeline of the incident|a timeline of the incident|sequence of events|chronology|chronology of events|key events|event log|events|log|detailed timeline|full timeline|key timeline|chain of events|history|incident log|course of events|key moments|breakdown of events|breakdown of the events|event breakdown|time line|time line of events|incident time line',
    german:
      'zeitverlauf|zeitlicher ablauf|ablauf|chronologie|verlauf|zeitleiste|zeitlicher verlauf|ablauf der störung|ablauf des vorfalls|chronologischer ablauf',
    french:
      'chronologie|déroulement|déroulé|chronologie des événements|calendrier|déroulement de lincident|déroulement des événements|chronologie de lincident',
    spanish: 'cronología|línea de tiempo|linea de tiempo|cronología de eventos|cronología del incidente|desarrollo del incidente|secuencia de eventos',
    portuguese: 'linha do tempo|cronologia|cronograma|linha do tempo do incidente|cronologia do incidente|sequência de eventos',
    dutch: 'tijdlijn|verloop|chronologie|tijdslijn|verloop van het incident|verloop van de storing|tijdlijn van het incident',
    japanese: 'タイムライン|時系列|経緯|経過|対応経緯|発生経緯|障害の経緯',
    chinese: '时间线|时间轴|时间表|事件时间线|故障时间线|事件经过|事故经过|故障经过|处理过程|時間線|時間軸|事件經過',
  },
  trigger: {
    english: 'trigger|triggers|triggering event|triggering events|what triggered it|what triggered the incident|incident trigger|initiating event',
    german: 'auslöser',
    french: 'déclencheur|élément déclencheur',
    spanish: 'desencadenante|detonante',
    portuguese: 'gatilho|fator desencadeante',
    dutch: 'aanleiding',
    japanese: 'トリガー|契機|きっかけ',
  },
  rootCause: {
    english:
      'root cause|root causes|root causes and trigger|root cause and trigger|cause|causes|root cause analysis|root cause and analysis|cause analysis|rca|reason|reasons|reason for outage|why did it happen|why did this happen|why it happened|what caused it|what caused this|what caused the incident|what caused the outage|what was the cause|what was the root cause|cause of the incident|cause of the outage|underlying cause|technical details|technical analysis|what went wrong and why|analysis|diagnosis|why|why it broke|the why|whys|five whys|5 whys|the five whys|the cause|the bug|fault|technical cause|what broke|why it happened and how|so why did it break|why did it break|why did it fail|why it failed|what caused the problem|what caused the issue|what happened technically|the technical details|reason for the outage|reason for failure|fault description|cause of fault|cause of failure|what was wrong',
    german:
      'ursache|ursachen|grundursache|ursachenanalyse|fehlerursache|warum ist das passiert|warum|fehlerbild|ursache der störung|was war die ursache|technischer hintergrund',
    french:
      'cause|causes|cause racine|cause première|causes racines|analyse des causes|cause profonde|que sest il passé techniquement|pourquoi|origine|origine de lincident|analyse',
    spanish: 'causa|causa raíz|causa raiz|causas|causa principal|análisis de la causa',
    portuguese: 'causa|causa raiz|causas|causa principal|análise da causa',
    dutch: 'oorzaak|oorzaken|hoofdoorzaak|grondoorzaak',
    japanese: '原因|根本原因|直接原因|障害原因|発生原因',
    chinese: '根因|原因分析|根因分析|根本原因分析|故障原因|事故原因|问题原因',
  },
  contributingFactors: {
    english:
      'contributing factors|contributing factor|contributing causes|contributing conditions|factors|contributors|contributory factors|causal factors|contributing issues|secondary causes|process breakdown|process breakdowns|process failures|enabling conditions|aggravating factors|contributors',
    german: 'beitragende faktoren|begünstigende faktoren|einflussfaktoren',
    french: 'facteurs contributifs|facteurs contributeurs|facteurs aggravants',
    spanish: 'factores contribuyentes|factores',
    portuguese: 'fatores contribuintes|fatores',
    dutch: 'bijdragende factoren|factoren',
    japanese: '寄与要因|間接原因|背景要因',
    chinese: '促成因素|影响因素|其他因素',
  },
  detection: {
    english:
      'detection|how was it detected|how was the incident detected|how it was detected|how did we detect it|how we found out|how did we find out|how did we notice|discovery|alerting|monitoring and detection|detection and response|initial detection|initial detection and response|incident detection|identification|how was this detected|detection and alerting|notification|why was the response delayed|how found|found by|found|noticed by|how we noticed|how did we notice it',
    german: 'erkennung|entdeckung|wie wurde es bemerkt',
    french: 'détection|comment lincident a été détecté',
    spanish: 'detección|cómo se detectó',
    portuguese: 'detecção|deteção|como foi detectado',
    dutch: 'detectie|ontdekking',
    japanese: '検知|検出|発見',
    chinese: '检测|发现过程|故障发现|问题发现',
  },
  resolution: {
    english:
      'resolution|recovery|resolution and recovery|recovery and resolution|recovery and restoration|restoration|restoration of service|mitigation|mitigations|response|incident response|mitigation and resolution|what made it stop|fix|the fix|how was it resolved|how was it fixed|how did we respond|how did we fix it|how we fixed it|how we resolved it|how was the incident resolved|solution|workaround|immediate fix|immediate response|resolution steps|recovery steps|what we did|response and recovery|actions taken|immediate actions taken|our response|resolution plan|getting back up|how we recovered|how service was restored|restoring service|bringing it back|the recovery|how it was resolved|the way out|what did we do|what did we do about it|what we did about it|what we did to fix it|how did we fix this|recovery actions|service restoration|containment|stabilization|stabilisation|steps to resolve|steps to resolution|steps taken to resolve|how it got fixed|resolutions',
    german: 'lösung|behebung|wiederherstellung|maßnahmen während des vorfalls|reaktion',
    french: 'résolution|rétablissement|mitigation|remédiation immédiate|réponse',
    spanish: 'resolución|solución|recuperación|mitigación|respuesta',
    portuguese: 'resolução|solução|recuperação|mitigação|resposta',
    dutch: 'oplossing|herstel|resolutie|reactie',
    japanese: '対応|復旧|解決|対処|復旧対応|暫定対応|復旧作業|復旧内容|対応内容|処置|実施した対応|暫定対策',
    chinese: '解决|解决方案|解决方法|解决过程|恢复过程|故障恢复|处理措施|应急处理|恢复措施|處理過程',
  },
  remediation: {
    english:
      'remediation|plan|our plan|fixed already|already fixed|fixed so far|done already|done so far|to come|still to come|yet to come|coming next|coming up|still open|remediations|remediation items|remediation steps|action items|action item|actions|action points|action plan|follow up|follow ups|followups|followup|follow up items|follow up actions|follow up action items|follow up tasks|next steps|corrective action|corrective actions|corrective and preventive measures|corrective and preventative measures|corrective and preventive actions|corrective and preventative actions|preventive measures|preventative measures|preventive actions|preventative actions|prevention|preventing recurrence|prevention and next steps|repair items|todo|todos|to do|tasks|tickets|jira tickets|improvements|planned improvements|improvement actions|actionables|actionable|long term fix|long term fixes|short term fixes|what are we doing about it|what we are doing|what were doing|what we are doing next|what we are doing about it|what were going to do|what will we do|what we will do|future actions|future work|future improvements|future prevention|going forward|looking forward|moving forward|looking ahead|post mortem prevention|post mortem and prevention|postmortem and prevention|commitments|measures|recommendations|work items|mitigation plan|how will we prevent this|how do we prevent this|how are we making incidents like this less likely or less impactful|how will we ensure this doesnt happen again|plan of action|planned actions|permanent fix|steps taken|what are the next steps|whats next|what we do|what we do now|what we do about it|what were changing|what we are changing|what changes|outcome|follow ups and actions|to dos|what happens next|action log|action list|action register|agreed actions|considered actions|corrective action plan|corrective measures|remedial actions|remedial measures|follow up work|outcomes|agreements|already done|still to do|actions taken and planned|possible improvements|improvement ideas|ideas for improvement|preventive action|preventative action|corrective and preventive action|preventive steps|next actions|and now|and now what|what now|what next|what we are going to do|what we re going to do|what is going to change|what will change|what changes now|what is changing|what we have changed|what weve changed|our next steps|planned work|remediation and prevention|remediation and follow up|prevention and follow up|remediation plan|action required|changes made|further action|further actions|preventing this in the future|how we are fixing it|how we will do better|doing better|how we ll do better|what comes next|what will happen next|what have we done|what have we done since|what we have done|what we have done since|what we plan to do|what are we going to do|what are we doing|what are we changing|what are we doing to prevent this|how do we stop this happening again|never again|repairs|repair item list|prevention measures|prevention plan|planned fixes|planned changes|steps to prevent recurrence|our commitments|action item list|tracked work|timeline of fixes|timeline for fixes|fix timeline|remediation timeline|timeline of improvements|what well do|what well do next|what well do about it|what well change|what well do differently|pending actions|open actions|completed actions|proposed actions|suggested actions|proposed solution|proposed solutions|proposed fix|proposed fixes|proposed change|proposed changes|proposed improvements|proposed measures|proposed remediation|suggested solution|suggested fix|suggested fixes|suggested changes|suggested improvements|planned solution|permanent solution|long term solution|long term solutions|permanent fixes|review actions|actions from review|actions from the review|actions arising|post incident actions|post incident action items|post event actions|post outage actions|post mortem actions|postmortem actions|post mortem action items|follow on actions|remediation actions|remediation measures|remediation tasks|corrective steps|countermeasures|counter measures|safeguards|ongoing actions|ongoing work|prevention of recurrence|steps to prevent this|future mitigation|future mitigations',
    german:
      'maßnahmen|massnahmen|nächste schritte|folgemaßnahmen|vorbeugende maßnahmen|verbesserungen|to dos|aufgaben|wie geht es weiter|was wir tun|was wir ändern|was jetzt passiert|was wir verbessern|konsequenzen|weitere schritte|weiteres vorgehen|geplante maßnahmen|lösungsvorschlag|lösungsvorschläge|vorgeschlagene lösung|vorgeschlagene maßnahmen|korrekturmaßnahmen|gegenmaßnahmen|abhilfemaßnahmen|dauerhafte lösung|ergriffene maßnahmen|präventionsmaßnahmen|offene punkte',
    french:
      'actions|mesures|actions à mener|actions à suivre|suivi|plan daction|actions correctives|mesures correctives|prochaines étapes|mesures préventives|actions à venir|et maintenant|et après|ce que nous allons faire|ce que nous faisons|ce que nous changeons|mesures prises|améliorations|solution proposée|solutions proposées|actions proposées|mesures proposées|solution définitive|actions préventives|actions de suivi|plan de remédiation|pistes damélioration|suites données',
    spanish:
      'acciones|acciones correctivas|próximos pasos|medidas|medidas correctivas|medidas preventivas|acciones de seguimiento|acciones pendientes|plan de acción|y ahora|qué vamos a hacer|qué estamos haciendo|mejoras|acciones futuras|solución propuesta|soluciones propuestas|solución definitiva|medidas propuestas|acciones propuestas|acciones preventivas|acciones correctoras|medidas adoptadas|plan de mejora',
    portuguese:
      'ações|ações corretivas|próximos passos|medidas|medidas preventivas|plano de ação|itens de ação|e agora|o que vamos fazer|melhorias|próximas ações|solução proposta|soluções propostas|solução definitiva|ações preventivas|ações propostas|medidas corretivas|ações de melhoria|plano de melhoria',
    dutch:
      'acties|actiepunten|vervolgstappen|maatregelen|volgende stappen|vervolgacties|en nu|wat gaan we doen|wat we gaan doen|verbeteringen|hoe verder|voorgestelde oplossing|voorgestelde oplossingen|structurele oplossing|corrigerende maatregelen|preventieve maatregelen|verbetermaatregelen|verbeteracties|opvolging|te nemen maatregelen',
    japanese:
      '再発防止策|再発防止|今後の対応|対策|恒久対策|アクションアイテム|今後の対策|恒久対応|恒久的な対策|再発防止に向けて|再発防止に向けた取り組み|今後の取り組み|今後の再発防止策|改善策|対応策|再発防止対策|再発防止の取り組み|今後の予防策|予防策',
    chinese:
      '改进措施|后续措施|后续改进|整改措施|预防措施|纠正措施|下一步|下一步计划|后续计划|后续行动|行动项|待办事项|改进计划|防范措施|後續措施|改善措施|預防措施',
  },
  lessons: {
    english:
      'lessons learned|lessons learnt|lesson learned|lessons|learnings|learning|key learnings|takeaways|key takeaways|what we learned|what did we learn|what have we learned|retrospective|reflection|reflections|lessons and takeaways|what we have learned|what we have learnt|what weve learned|what have we learnt|what we learnt|what we have taken away from this|what we take away|what wed tell our former selves|our takeaways|things we learned|what this taught us|what we take from this|what we would do differently|insights|observations|findings and lessons|our learnings|conclusion and lessons',
    german: 'lessons learned|erkenntnisse|lehren|was wir gelernt haben|was haben wir gelernt|gelernt|rückblick|lehren aus dem vorfall',
    french: 'enseignements|leçons apprises|leçons|leçons retenues|retour dexpérience|ce que nous avons appris|leçons tirées|enseignements tirés',
    spanish: 'lecciones aprendidas|lecciones|aprendizajes|qué aprendimos|lo que aprendimos|qué hemos aprendido',
    portuguese: 'lições aprendidas|lições|aprendizados|aprendizagens|o que aprendemos|o que foi aprendido',
    dutch: 'geleerde lessen|lessen|leerpunten|wat we hebben geleerd|wat hebben we geleerd|wat hebben we ervan geleerd',
    japanese: '教訓|学び|振り返り|得られた教訓|学んだこと|得られた知見|反省',
    chinese: '经验教训|经验总结|教训|总结与反思|反思|經驗教訓',
  },
  lessonsWell: {
    english:
      'well|good|good stuff|good things|good news|bright side|bright spots|the good bits|good bits|the good parts|what was good|what went well|went well|what worked|what worked well|things that went well|the good|what we did well|positives|what did we do well|successes|strengths|kudos|what helped|mitigators|what went right|went right|things that went right|things that helped|done well',
    german: 'was gut lief|was gut gelaufen ist|was lief gut|was gut funktioniert hat|was hat gut funktioniert|positiv|positives',
    french: 'ce qui sest bien passé|ce qui a bien fonctionné|points positifs|points forts|ce qui a bien marché',
    spanish: 'qué salió bien|lo que salió bien|qué funcionó bien|qué fue bien|lo que funcionó|lo que funcionó bien|aspectos positivos|puntos fuertes',
    portuguese: 'o que correu bem|o que deu certo|o que funcionou bem|o que funcionou|pontos positivos|pontos fortes',
    dutch: 'wat ging goed|wat er goed ging|wat goed ging|wat liep goed|pluspunten',
    japanese: 'うまくいったこと|良かった点|うまくいった点|良かったこと|うまくいったところ',
  },
  lessonsPoor: {
    english:
      'not so well|bad|bad stuff|bad things|bad bits|bad parts|what was bad|didnt|did not|didnt work|didnt go well|not well|what could be better|what can be better|what we could do better|what went poorly|what went wrong|went poorly|went wrong|what went badly|what did not go well|what didnt go well|what didnt go so well|what did not go so well|what didnt work|what did not work|things that went poorly|things that went wrong|what could be improved|what could have gone better|what could have been better|where we fell short|the bad|what can be improved|what we could have done better|areas for improvement|opportunities for improvement|challenges|pain points|weaknesses|what hurt|what hindered|what made it worse|what slowed us down|what surprised us|things that did not go well|things that didnt go well|to improve|needs improvement|negatives|done badly|room for improvement|deltas',
    german:
      'was schlecht lief|was schief lief|was lief schlecht|verbesserungspotenzial|was nicht gut lief|was lief nicht gut|was wir besser machen müssen|was besser laufen muss|was besser werden muss|negativ|negatives',
    french:
      'ce qui sest mal passé|ce qui na pas fonctionné|points négatifs|points damélioration|points faibles|points à améliorer|axes damélioration|ce qui a moins bien fonctionné|ce qui na pas marché',
    spanish:
      'qué salió mal|lo que salió mal|qué se puede mejorar|qué fue mal|lo que no funcionó|aspectos a mejorar|puntos de mejora|puntos débiles|qué podemos mejorar',
    portuguese:
      'o que correu mal|o que deu errado|o que pode melhorar|o que não funcionou|pontos negativos|pontos de melhoria|pontos a melhorar|o que podemos melhorar',
    dutch: 'wat ging fout|wat ging slecht|wat kon beter|wat kan beter|wat er fout ging|wat niet goed ging|wat er beter kan|verbeterpunten|minpunten',
    japanese: 'うまくいかなかったこと|悪かった点|改善点|うまくいかなかった点|反省点|課題',
  },
  lessonsLucky: {
    english:
      'where we got lucky|where luck helped|lucky breaks|good luck|by luck|pure luck|we got lucky|what we were lucky with|things that were lucky|where did we get lucky|got lucky|lucky|luck|what went luckily|how did we get lucky|where were we lucky',
    german: 'wo wir glück hatten|glück gehabt|wo hatten wir glück|glück',
    french: 'où nous avons eu de la chance|là où nous avons eu de la chance|coup de chance|chance',
    spanish: 'dónde tuvimos suerte|en qué tuvimos suerte|suerte',
    portuguese: 'onde tivemos sorte|sorte',
    dutch: 'waar we geluk hadden|waar hadden we geluk|geluk',
    japanese: '幸運だったこと|運が良かった点|幸運だった点|運が良かったこと|運がよかったこと',
  },
  background: {
    english:
      'background|context|system overview|some background|background information|architecture overview|technical background|setting the scene|about the service|relevant context|glossary|leadup|lead up|prior incidents|previous incidents|related incidents|similar incidents|past incidents|rejected actions|actions rejected|actions considered and rejected|considered and rejected|actions we rejected|actions not taken|options considered|alternatives considered|considered alternatives|rejected alternatives|rejected options|discarded options|recurrence|backlog check|related records|how can customers make incidents like this less impactful|how can customers make this less impactful|what can customers do|what you can do|how can we make our incident communications more useful|what we decided against|things we decided against|how the system works|how it works|normal operation|outage history|incident history|previous outages|past outages|recent outages|recent incidents|earlier incidents|earlier outages',
    german: 'hintergrund',
    french: 'contexte',
    spanish: 'contexto|antecedentes',
    portuguese: 'contexto',
    dutch: 'achtergrond|context',
    japanese: '背景',
    chinese: '系统背景|背景信息',
  },
  statusUpdates: {
    english:
      'status updates|status page updates|status page|public updates|incident updates|communications|communication|external communication|customer communication|updates|announcements|status history|previous updates|messaging',
    german: 'statusmeldungen|kommunikation',
    french: 'mises à jour|communication',
    spanish: 'actualizaciones|comunicación',
    portuguese: 'atualizações|comunicação',
    dutch: 'statusupdates|communicatie',
    japanese: 'お知らせ|ステータス更新',
  },
}

const kinds = new Map<string, SectionKind>()
for (const [kind, byLanguage] of Object.entries(headings))
  for (const names of Object.values(byLanguage)) for (const name of names.split('|')) if (!kinds.has(name)) kinds.set(name, kind as SectionKind)

/**
 * Words that tell what a longer heading is about, for text that is a heading for certain; the first that fits decides. They hold for
 * headings that wrap a known name in others: "Summary of the March outage", "How will we keep this from happening again?".
 */
const patterns: readonly (readonly [RegExp, SectionKind])[] = [
  // Names that hold a known word and are about something else.
  // The questions that certificate authorities answered before there was a template.
  [/\bsteps (?:your|our|the) \w+ (?:is|are) taking\b|\bsteps (?:we are|were) taking\b/, 'remediation'],
  [/\b(?:first )?became aware\b/, 'detection'],
  [/\bmistakes were made\b/, 'rootCause'],
  [/^how many (?:people|engineers|responders|teams)\b/, 'other'],
  [
    /\b(?:rejected|decided against|not taken|ruled out|discarded|prior|previous|past|earlier) ?(?:actions?|options?|alternatives?|measures?|incidents?|outages?|fixes)?$/,
    'background',
  ],
  [
    /^(?!.*\b(?:improv|chang|fix|updat|better))(?:.* )?(?:analysis|response|review|post ?mortem|incident|detection|resolution|remediation|escalation)(?: \w+)? (?:process|methodology|method|procedure|policy|template|guidelines?)$/,
    'background',
  ],
  [/\btimeline (?:of|for) (?:the |our |all )?(?:planned )?(?:fix\w*|remediation\w*|improvements?|next steps|actions?|follow ?ups?|repairs?)\b/, 'remediation'],
  [/\b(?:timeline|chronology|sequence of events)\b|時系列|タイムライン/, 'timeline'],
  [/\bwent (?:really |particularly )?well\b|\bworked well\b/, 'lessonsWell'],
  [
    /\b(?:went|did not go|didnt go) (?:so |as )?(?:wrong|badly|poorly|well)\b|\b(?:could|can) (?:be|have been|have gone|do) (?:improved|better)\b|\bdo better\b|\bhave (?:been )?done differently\b/,
    'lessonsPoor',
  ],
  [/\blucky\b/, 'lessonsLucky'],
  [/\bstatus (?:page )?updates?\b/, 'statusUpdates'],
  [
    /\b(?:action items?|follow ups?|remediat\w+|corrective|preventi(?:ve|ative|on)|prevent(?:ing)?|next steps|happen(?:ing)? again|recurrence|future|going forward|looking forward|moving forward|improv(?:e|ing|ements?)|make sure|ensure|doing about|less likely)\b/,
    'remediation',
  ],
  [/\b(?:lessons?|learn(?:ed|t|ings?)?|takeaways?|taken? away|tell our\w*)\b/, 'lessons'],
  [/\bcontributing\b/, 'contributingFactors'],
  [/\btrigger\w*\b/, 'trigger'],
  [/\btook? so long\b|\btake (?:so|that) long\b/, 'lessonsPoor'],
  [/\bdo(?:ing)? differently\b|\bwhat (?:is|are) (?:\w+ )?being done\b|\bfrom now on\b|\bagreed\b/, 'remediation'],
  [/\bhow (?:it|this|that|we) (?:got out|fixed|recovered|came back)\b/, 'resolution'],
  [
    /\broot causes?\b|\bhow (?:it|this|that) (?:came|happened|could|broke|got)\b|\bhow (?:could|can|did) (?:\w+ ){1,4}happen\b|\bwhy (?:did|was|were|it|this)\b|\bcaus(?:e|es|ed)\b|\bgo(?:ne)? wrong\b/,
    'rootCause',
  ],
  [/\byou (?:(?:may|might|could|will) )?(?:have )?(?:noticed?|seen?|saw|experienced?)\b/, 'impact'],
  [/\b(?:detect(?:ed|ion)?|notice|discover(?:ed|y)?|find out|found out|response delayed)\b/, 'detection'],
  [/\b(?:resol(?:ve|ved|ution|ving)|recover(?:y|ed|ing)?|restor(?:e|ed|ation)|mitigat\w+|respon(?:d|se)|fix(?:ed|ing)?)\b/, 'resolution'],
  [/\b(?:impact(?:ed)?|affect(?:ed)?|consequences?)\b/, 'impact'],
  [/\b(?:summary|overview|what happened|tldr)\b/, 'summary'],
  [
    /\b(?:what|things) (?:weve|we have|were|we are|well|we will|we|is|was|has been|will be|still|there is)?\s?(?:already |still |left )?(?:to )?(?:do|doing|did|done|change|changed|changing)\b/,
    'remediation',
  ],
  [/\b(?:actions|action (?:list|log|plan|register|tracker)|to dos?|measures)\b/, 'remediation'],
  [/\b(?:background|context)\b/, 'background'],
  // German
  [/\b(?:zeitliche\w* (?:ab|ver)lauf|zeitverlauf|chronologie|(?:der|genauer|zeitlicher) ablauf)\b/, 'timeline'],
  [/\b(?:lief|ging|war) (?:\w+ )?(?:nicht (?:so )?gut|schlecht|schief)\b|schief (?:lief|ging)|besser machen/, 'lessonsPoor'],
  [/\b(?:lief|ging) (?:\w+ )?gut\b/, 'lessonsWell'],
  [
    /\bwas (?:machen|tun|ändern|verbessern|unternehmen|werden) wir\b|\bmaßnahmen\b|\b(?:künftig|zukunft|vermeiden|verhindern|verhindert)\b|\bwie (?:geht|gehts) (?:es )?weiter\b/,
    'remediation',
  ],
  [/\b(?:ursachen?|auslöser|warum|wieso|weshalb)\b|\bwie (?:konnte|kam) (?:das|es)\b/, 'rootCause'],
  [/\b(?:auswirkung\w*|betroffen\w*)\b/, 'impact'],
  [/\b(?:gelernt|lehren|erkenntnisse)\b/, 'lessons'],
  [/\b(?:behebung|behoben|lösung|wiederherstell\w+|entstörung)\b/, 'resolution'],
  [/\b(?:erkannt|bemerkt|erkennung|entdeckt)\b/, 'detection'],
  [/\b(?:zusammenfassung|überblick|was ist (?:denn )?(?:eigentlich )?(?:passiert|geschehen))\b/, 'summary'],
  // French
  [/\bchronologi\w+\b|\bdéroul\w+\b/, 'timeline'],
  [/\bmal passé\b|\bpas fonctionné\b|\bfaire mieux\b/, 'lessonsPoor'],
  [/\bbien (?:passé|fonctionné)\b/, 'lessonsWell'],
  [/\b(?:mesures|actions|améliorations?|éviter|empêcher|prochaines étapes|à venir|allons faire|faisons|changeons)\b/, 'remediation'],
  [/\b(?:causes?|origine|pourquoi)\b/, 'rootCause'],
  [/\b(?:conséquences?|impacts?|touchés?|affectés?)\b/, 'impact'],
  [/\b(?:leçons?|enseignements?|appris|retenons|retenir)\b/, 'lessons'],
  [/\b(?:résolution|rétabli\w*|corrig\w+)\b/, 'resolution'],
  [/\b(?:détect(?:é|ée|és|er|ons)|alertés?)\b/, 'detection'],
  [/\b(?:résumé|synthèse|sest il passé|sest passé)\b/, 'summary'],
  // Spanish and Portuguese
  [/\b(?:cronolog[ií]a|línea de tiempo|linha do tempo)\b/, 'timeline'],
  [/\b(?:salió|fue|correu|deu|foi) (?:mal|errado)\b/, 'lessonsPoor'],
  [/\b(?:salió|fue|correu|deu|foi) (?:bien|bem|certo)\b/, 'lessonsWell'],
  [
    /\b(?:medidas|acciones|ações|mejoras|melhorias|próximos pasos|próximos passos|evitar|prevenir|vuelva a (?:pasar|ocurrir)|vamos a hacer|vamos fazer|estamos haciendo|estamos fazendo)\b/,
    'remediation',
  ],
  [/\b(?:causas?|por qué|por que|motivo)\b/, 'rootCause'],
  [/\b(?:impacto|afectad\w+|afetad\w+|consecuencias|consequências)\b/, 'impact'],
  [/\b(?:lecciones|lições|aprendi\w+|aprendemos)\b/, 'lessons'],
  [/\b(?:resolución|solución|resolução|solução|recupera\w+|resolv\w+)\b/, 'resolution'],
  [/\b(?:detect(?:ó|amos|aron|ado|ada|ou|ar)|descubr\w+|descobr\w+)\b/, 'detection'],
  [/\b(?:resumen|resumo|(?:qué|que|o que) (?:pasó|ocurrió|sucedió|aconteceu|houve))\b/, 'summary'],
  // Dutch
  [/\b(?:tijdlijn|verloop)\b/, 'timeline'],
  [/\b(?:ging|kan|kon) (?:\w+ )?(?:fout|mis|slecht|beter|niet goed)\b|\bniet goed\b/, 'lessonsPoor'],
  [/\bging (?:er )?goed\b/, 'lessonsWell'],
  [/\b(?:maatregelen|acties|verbeter\w+|voorkomen|vervolg\w*|gaan (?:we|wij) doen|doen (?:we|wij))\b/, 'remediation'],
  [/\b(?:oorza(?:ak|ken)|waarom)\b/, 'rootCause'],
  [/\b(?:gevolgen|getroffen)\b/, 'impact'],
  [/\b(?:geleerd|lessen)\b/, 'lessons'],
  [/\b(?:oplossing|opgelost|herstel\w*)\b/, 'resolution'],
  [/\b(?:ontdek\w+|gemerkt|detectie)\b/, 'detection'],
  [/\b(?:samenvatting|wat is er (?:\w+ )?gebeurd|wat gebeurde er)\b/, 'summary'],
  // Japanese and Chinese, which part no words
  [/再発(?:を)?防止|防止策|予防策|今後の(?:対応|対策|取り?組み)|恒久(?:対応|対策)|改善策|改进|整改|预防|后续/u, 'remediation'],
  [/原因|根因/u, 'rootCause'],
  [/影響|影响/u, 'impact'],
  [/経緯|経過|经过|时间线/u, 'timeline'],
  [/復旧|対処|暫定対応|恢复|解决/u, 'resolution'],
  [/検知|检测/u, 'detection'],
  [/教訓|教训/u, 'lessons'],
  [/概要|概述|摘要/u, 'summary'],
]

/** "Question 2: How many customers were affected?": what only counts the chapters; by language. */
const counted =
  /^(?:question|q|section|part|chapter|appendix|annex|item|frage|abschnitt|teil|kapitel|anlage|partie|chapitre|annexe|pregunta|sección|parte|capítulo|anexo|pergunta|questão|seção|vraag|onderdeel|deel|hoofdstuk|bijlage) ?(?:no\.? ?|nº ?|nr\.? ?)?(?:\d{1,2}|[ivx]{1,4}|[a-h])\s*[.:)–—-]\s*/u

/** A heading's words in lower case, without numbers, symbols, brackets and what stands in parentheses. */
export function toHeadingName(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/['’`´]/g, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(counted, '')
    .replace(/^(?:[ivx]+|[a-h])[.)]\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** "原因について", "今回の影響範囲": words around a name that say no more than that it is one. */
const about = /^(?:今回の|本件の|本障害の|当該障害の|障害の|本次|此次|本次故障的)|(?:について|に関して|のご報告|のご説明|のまとめ)$/gu

/** What stands under a heading of exactly this name; undefined for names that say nothing known. */
export function findNamedKind(heading: string): SectionKind | undefined {
  const name = toHeadingName(heading).replace(/^(?:the|our|your|incident|postmortem|post mortem|die|der|das|les?|la|el|de|het|o|a|os|as) (?=.)/, '')
  return (
    kinds.get(name) ??
    kinds.get(toHeadingName(heading)) ??
    kinds.get(name.replace(about, '')) ??
    kinds.get(name.replace(/ (?:in|all times|utc|times?)(?: .*)?$/, ''))
  )
}

/** What stands under a text that is a heading for certain; `other` where its words do not tell. */
export function toSectionKind(heading: string): SectionKind {
  const named = findNamedKind(heading)
  if (named) return named
  const name = toHeadingName(heading)
  return patterns.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}
