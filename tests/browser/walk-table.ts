import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {image, publicId, restricted, type Secret} from './walk-folder.ts'

/** One request that might tell of a secret incident. */
export type Ask = {
  readonly address: string
  /** GET where nothing is said, and POST where there is a form. */
  readonly method?: 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
  /** Whose answer it is: ending sessions is not for those whose sessions are needed. */
  readonly only?: 'without session'
} & (
  | {
      /** What those who may see the incident are told, and nobody else: a part of status, headers and body. */
      readonly tells: string
      /** Who of them is told, where a role is asked for besides. */
      readonly toldTo?: readonly string[]
    }
  | {
      /** Why it tells nobody of an incident. */
      readonly silent: string
    }
)

/** The same requests about one secret incident, under the file that answers them. */
export type Walk = Readonly<Record<string, (secret: Secret) => readonly Ask[]>>

/**
 * Everything that can be asked of the server. A new file in `src/app/` has to be added with each way in which it could tell of an incident:
 * by its id, by its former id, by its words, by what it is counted, listed or linked with.
 */
export const walk: Walk = {
  'page.tsx': secret => [
    {address: '/', tells: secret.title},
    {address: '/?tz=reader', tells: secret.action},
    // A week of past years.
    {address: '/', tells: `${secret.id}-yearly`},
    ...asComponents('/', secret.title),
  ],
  'incidents/page.tsx': ({title, service, organization, factor, tag, id, word, misspelt, date, owner}) => [
    {address: '/incidents', tells: title},
    {address: '/incidents?view=table&density=compact&column=services', tells: title},
    {address: '/incidents?order=oldest', tells: title},
    {address: '/incidents?order=longest', tells: title},
    {address: '/incidents?order=severest', tells: title},
    {address: `/incidents?q=${word}`, tells: title},
    {address: `/incidents?q=${misspelt}`, tells: title},
    {address: `/incidents?q=${word.slice(0, 5)}`, tells: title},
    {address: `/incidents?q=${encodeURIComponent('"cache lost its keys"')}`, tells: title},
    {address: `/incidents?q=cache+${word}`, tells: title},
    {address: `/incidents?q=${encodeURIComponent(owner)}`, tells: title},
    {address: `/incidents?q=${id}`, tells: title},
    {address: `/incidents?service=${service}`, tells: title},
    {address: '/incidents?service=checkout', tells: title},
    {address: `/incidents?org=${encodeURIComponent(organization)}`, tells: title},
    {address: `/incidents?factor=${encodeURIComponent(factor)}`, tells: title},
    {address: '/incidents?factor=capacity/memory', tells: title},
    {address: `/incidents?tag=${tag}`, tells: title},
    {address: '/incidents?trigger=none', tells: title},
    {address: '/incidents?technology=none', tells: title},
    {address: '/incidents?severity=1', tells: title},
    {address: '/incidents?actions=overdue', tells: title},
    {address: `/incidents?from=${date}&to=${date}`, tells: title},
    {address: '/incidents?status=draft&status=published', tells: title},
    {address: '/incidents?has=diagnostics', tells: title},
    {address: '/incidents?year=2024&page=1', tells: title},
    // A place in the list that somebody made up from what they guess, and that beside the incident's own.
    {address: `/incidents?after=_${date}T02:00:00Z_${id}`, silent: 'a place is in the list whether or not something stands there'},
    {address: `/incidents?after=_${date}T23:00:00Z_a`, tells: title},
    {address: `/incidents?before=_${date}T02:00:00Z_${id}`, silent: 'as above'},
    {address: `/incidents?before=_${date}T01:00:00Z_a&order=newest`, tells: title},
    {address: `/incidents?q=${word}&after=-1_${date}T02:00:00Z_${id}`, tells: organization},
    {address: `/incidents?service=${service}`, headers: {RSC: '1'}, tells: title},
    ...asComponents('/incidents', title),
    {address: `/incidents?q=${word}`, method: 'HEAD', silent: 'a HEAD of a list says 200 whatever is in it'},
  ],
  'incidents/compare/page.tsx': ({id, alias, title, service}) => [
    {address: `/incidents/compare?ids=${id}&ids=${publicId}`, tells: title},
    {address: `/incidents/compare?ids=${alias},${publicId}&align=detected&axis=log`, tells: service},
    {address: `/incidents/compare?ids=${id}`, tells: title},
    {address: `/incidents/compare?ids=${publicId}`, tells: title},
    {address: '/incidents/compare', silent: 'nothing is compared'},
    {address: `/incidents/compare?ids=${id}`, method: 'HEAD', silent: 'a HEAD of a comparison says 200 whatever is in it'},
  ],
  'incidents/[id]/page.tsx': ({id, alias, title, word, service, action, update}) => [
    {address: `/incidents/${id}`, tells: title},
    {address: `/incidents/${id}?tz=incident&show=all`, tells: update},
    {address: `/incidents/${id}?tab=source`, tells: action},
    {address: `/incidents/${id}?tab=trace`, tells: action},
    {address: `/incidents/${id}?tab=history`, tells: title},
    {address: `/incidents/${id}?tab=history&version=${id}`, tells: title},
    {address: `/incidents/${id}?tab=review&passage=${word}`, tells: title},
    {address: `/incidents/${id}?list=${encodeURIComponent(`service=${service}`)}`, tells: title},
    {address: `/incidents/${id}?zoom=0-1`, tells: word},
    {address: `/incidents/${id.toUpperCase()}`, silent: 'ids are compared letter by letter'},
    {address: `/incidents/${id.replaceAll('-', '%2D')}`, tells: title},
    {address: `/incidents/${alias}`, tells: `/incidents/${id}`},
    {address: `/incidents/${id}/`, silent: 'Next leads on from every address with a slash at its end'},
    {address: `/incidents/${id}`, headers: {Accept: '*/*'}, tells: title},
    {address: `/incidents/${id}`, headers: {Accept: 'application/json'}, tells: title},
    {address: `/incidents/${id}`, headers: {'If-None-Match': '*', 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT'}, tells: title},
    {address: `/incidents/${id}`, method: 'HEAD', tells: '200\n'},
    {address: `/incidents/${alias}`, method: 'HEAD', tells: `/incidents/${id}`},
    ...asComponents(`/incidents/${id}`, title),
    {
      address: `/incidents/${id}?_rsc=b`,
      headers: {RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Url': '/incidents'},
      silent: 'what is fetched before a link is followed is a part of the page',
    },
    // What stands on the pages of others: links in the text, relations and mentions, what is alike, and what is next to it in a list.
    {address: `/incidents/${publicId}`, tells: title},
    {address: '/incidents/2024-05-25-queue-stopped?tab=trace', tells: action},
    {address: `/incidents/${publicId}?tab=source`, silent: 'the source of another document is what its author wrote'},
    {address: `/incidents/${publicId}?list=${encodeURIComponent('service=checkout')}`, tells: title},
    {address: `/incidents/${publicId}?list=${encodeURIComponent(`q=${word}`)}`, silent: 'an incident outside the list has nothing beside it'},
    {address: `/incidents/${publicId}?list=${encodeURIComponent('q=keys')}`, tells: title},
    {address: '/incidents/2024-05-25-queue-stopped', tells: title},
    {address: '/incidents/2024-05-25-queue-stopped?list=order%3Doldest', tells: title},
    ...asComponents(`/incidents/${publicId}`, title),
  ],
  'incidents/[id]/markdown/route.ts': ({id, alias, title}) => [
    {address: `/incidents/${id}/markdown`, tells: title},
    {address: `/incidents/${alias}/markdown`, tells: `/incidents/${id}/markdown`},
    {address: `/incidents/${id}/markdown`, headers: {Range: 'bytes=0-20', 'If-None-Match': '*'}, tells: title},
    {address: `/incidents/${id}/markdown`, method: 'HEAD', tells: `${id}.md`},
    {address: `/incidents/${publicId}/markdown`, silent: 'it is what the author of another document wrote'},
  ],
  'incidents/[id]/files/[...path]/route.ts': ({id, alias, image}) => [
    {address: `/incidents/${id}/files/${image}`, tells: 'image/png'},
    {address: `/incidents/${alias}/files/${image}`, silent: 'files have an address below the id alone'},
    {address: `/incidents/${id}/files/${image}`, method: 'HEAD', tells: 'image/png'},
    {address: `/incidents/${id}/files/${image}`, headers: {'If-None-Match': imageTag}, tells: '304\n'},
    {address: `/incidents/${id}/files/${image}`, headers: {'If-None-Match': '"another"', Range: 'bytes=0-3'}, tells: 'image/png'},
    {address: `/incidents/${publicId}/files/${image}`, silent: 'only the document that shows an image lets it be seen'},
    {address: `/incidents/${id}/files/${id}.md`, silent: 'no other file has an address'},
  ],
  'incidents.csv/route.ts': ({title, word, misspelt, service, owner}) => [
    {address: '/incidents.csv', tells: title},
    {address: `/incidents.csv?q=${misspelt}`, tells: title},
    {address: `/incidents.csv?service=${service}`, tells: title},
    {address: `/incidents.csv?q=${encodeURIComponent(owner)}`, tells: title},
    {address: `/incidents.csv?q=${word}`, method: 'HEAD', silent: 'a HEAD of an export says 200 whatever is in it'},
  ],
  'incidents.json/route.ts': ({title, word, misspelt, factor}) => [
    {address: '/incidents.json', tells: title},
    {address: `/incidents.json?q=${word}&order=relevance`, tells: title},
    {address: `/incidents.json?q=${misspelt}`, tells: title},
    {address: `/incidents.json?factor=${encodeURIComponent(factor)}`, tells: title},
  ],
  'suggestions/route.ts': ({title, service, organization, factor, id, word}) => [
    {address: '/suggestions?q=', silent: 'nothing is suggested before something is typed'},
    {address: `/suggestions?q=${title.slice(0, 5)}`, tells: title},
    {address: `/suggestions?q=${service.slice(0, 6)}`, tells: service},
    {address: `/suggestions?q=${organization.slice(0, 5)}`, tells: organization},
    {address: `/suggestions?q=${factor.split('/')[1]?.slice(0, 6)}`, tells: factor.split('/')[1] ?? ''},
    {address: `/suggestions?q=${id}`, silent: 'names are suggested, and no ids'},
    {address: '/suggestions?q=checkout', tells: toCount},
    {address: `/suggestions?q=${word}`, silent: 'names are suggested, and no words of texts'},
  ],
  'patterns/recurrences/page.tsx': ({id, title, action, service, factor}) => [
    {address: '/patterns/recurrences', tells: title},
    {address: '/patterns/recurrences?page=1&links=all', tells: action},
    {address: `/patterns/recurrences?service=${service}`, tells: title},
    {address: '/patterns/recurrences?service=checkout', tells: title},
    {address: `/patterns/recurrences?factor=${encodeURIComponent(factor)}`, tells: title},
    {address: `/patterns/recurrences?incident=${id}`, tells: title},
    {address: '/patterns/recurrences?incident=2024-05-25-queue-stopped', tells: action},
    ...asComponents('/patterns/recurrences', title),
  ],
  'services/page.tsx': ({service}) => [
    {address: '/services', tells: service},
    {address: '/services?order=worst', tells: service},
    {address: '/services?order=-name&page=1', tells: service},
    {address: `/services?name=${service.slice(0, 6)}`, tells: service},
    ...asComponents('/services', service),
  ],
  'patterns/page.tsx': ({service, organization, factor}) => [
    {address: '/patterns', tells: factor.split('/')[1] ?? ''},
    {address: '/patterns?by=service', tells: service},
    {address: '/patterns?of=detection', tells: toCount},
    {address: '/patterns?of=trigger&by=service&show=all', tells: service},
    {address: '/patterns?of=technology&severity=1', tells: toCount},
    {address: `/patterns?service=${service}&by=service`, tells: factor.split('/')[1] ?? ''},
    {address: `/patterns?org=${encodeURIComponent(organization)}`, tells: toCount},
    ...asComponents('/patterns', factor.split('/')[1] ?? ''),
  ],
  'patterns/map/page.tsx': ({title, service, date}) => [
    {address: '/patterns/map', tells: title},
    {address: '/patterns/map?type=same-trigger', tells: title},
    {address: `/patterns/map?service=${service}`, tells: title},
    {address: `/patterns/map?from=${date}&to=${date}`, tells: title},
    ...asComponents('/patterns/map', title),
  ],
  'remediation/figures/page.tsx': ({service, organization, factor}) => [
    {address: '/remediation/figures', tells: service},
    {address: `/remediation/figures?service=${service}`, tells: toCount},
    {address: `/remediation/figures?org=${encodeURIComponent(organization)}&severity=1`, tells: toCount},
    {address: '/remediation/figures?service=checkout', tells: service},
    {address: `/remediation/figures?factor=${encodeURIComponent(factor)}`, silent: 'its actions name no factor'},
    ...asComponents('/remediation/figures', service),
  ],
  'insights/page.tsx': ({service, organization, title, date}) => [
    {address: '/insights', tells: toCount},
    {address: '/insights?period=all', tells: service},
    {address: `/insights?from=${date}&to=${date}&compare=year`, tells: title},
    {address: `/insights?period=all&service=${service}`, tells: title},
    {address: `/insights?period=all&org=${encodeURIComponent(organization)}&severity=1`, tells: title},
    {address: '/insights?period=12-months', tells: toCount},
    ...asComponents('/insights', service),
  ],
  'insights.csv/route.ts': ({service, date}) => [
    {address: '/insights.csv?period=all', tells: toCount},
    {address: `/insights.csv?period=all&service=${service}`, tells: toCount},
    {address: `/insights.csv?from=${date}&to=${date}`, tells: toCount},
    {address: '/insights.csv?period=all', method: 'HEAD', silent: 'a HEAD of an export says 200 whatever is in it'},
  ],
  'services/[name]/page.tsx': ({service, title}) => [
    {address: `/services/${service}`, tells: title},
    {address: `/services/${service}?page=2`, tells: '200\n'},
    {address: `/services/${service.slice(0, -1)}`, tells: service},
    {address: `/services/${service}`, method: 'HEAD', tells: '200\n'},
    {address: '/services/checkout', tells: title},
    {address: '/services/cache', silent: 'it names another service only'},
    ...asComponents(`/services/${service}`, title),
    ...asComponents('/services/checkout', title),
  ],
  'remediation/page.tsx': ({action, owner, service, factor, title, id}) => [
    {address: '/remediation', tells: action},
    {address: '/remediation?as=board', tells: action},
    {address: '/remediation?by=owner', tells: action},
    {address: '/remediation?by=service', tells: action},
    {address: '/remediation?by=severity&page=1', tells: title},
    {address: '/remediation?due=overdue&order=severest', tells: action},
    {address: `/remediation?q=${encodeURIComponent(action.split(' ').at(-1) ?? '')}`, tells: action},
    {address: `/remediation?owner=${encodeURIComponent(owner)}`, tells: action},
    {address: `/remediation?service=${service}`, tells: action},
    {address: `/remediation?factor=${encodeURIComponent(factor)}`, tells: action},
    {address: `/remediation?incident=${id}`, tells: action},
    {address: `/remediation?edit=${id}.1`, tells: action},
    {address: '/remediation?order=newest&after=x', tells: action},
    ...asComponents('/remediation', action),
  ],
  'remediation/people/[handle]/page.tsx': ({owner, action}) => [
    {address: `/remediation/people/${owner}`, tells: action},
    {address: `/remediation/people/${encodeURIComponent(owner.toUpperCase())}`, tells: action},
    {address: `/remediation/people/${owner}`, method: 'HEAD', tells: '200\n'},
    {address: `/remediation/people/${owner.slice(0, -1)}`, silent: 'owners are compared whole'},
    ...asComponents(`/remediation/people/${owner}`, action),
  ],
  'remediation/teams/[handle]/page.tsx': ({owner}) => [
    {address: '/remediation/teams/@day', silent: 'what is of the team is in public documents'},
    {address: `/remediation/teams/${owner}`, silent: 'the configuration names no such team'},
  ],
  'remediation/changes/[batch]/page.tsx': ({id}) => [{address: `/remediation/changes/${id}`, silent: 'nobody has changed the incident here'}],
  'remediation/save/route.ts': ({id, action}) => [
    {
      address: '/remediation/save',
      form: {way: 'one', action: writeSeen(id, action), owner: '@day'},
      only: 'without session',
      silent: 'nobody may who is not signed in',
    },
  ],
  'remediation/preview/route.ts': ({id, action}) => [
    {address: '/remediation/preview', form: {way: 'many', action: writeSeen(id, `${action} once more`), owner: '@day'}, silent: 'it is not what the file says'},
  ],
  'remediation/undo/route.ts': ({id}) => [{address: '/remediation/undo', form: {batch: id}, silent: 'there is no such change'}],
  'history/restore/route.ts': ({id}) => [
    {address: '/history/restore', form: {incident: id, version: id, base: 'a'.repeat(64)}, silent: 'what is hidden is answered as what is not there'},
  ],
  'review/request/route.ts': ({id}) => [
    {
      address: '/review/request',
      form: {incident: id, base: 'a'.repeat(64), handles: '@day', note: ''},
      silent: 'what is hidden is answered as what is not there',
    },
  ],
  'review/decide/route.ts': ({id}) => [
    {
      address: '/review/decide',
      form: {incident: id, base: 'a'.repeat(64), step: 'objected', note: ''},
      silent: 'what is hidden is answered as what is not there',
    },
  ],
  'review/publish/route.ts': ({id}) => [
    {address: '/review/publish', form: {incident: id, base: 'a'.repeat(64)}, silent: 'what is hidden is answered as what is not there'},
  ],
  'review/withdraw/route.ts': ({id}) => [
    {address: '/review/withdraw', form: {incident: id, base: 'a'.repeat(64), note: ''}, silent: 'what is hidden is answered as what is not there'},
  ],
  'review/comment/route.ts': ({id}) => [{address: '/review/comment', form: {incident: id, text: ''}, silent: 'there are no words in it'}],
  'review/resolve/route.ts': ({id}) => [{address: '/review/resolve', form: {incident: id, comment: id, as: 'settled'}, silent: 'there is no such comment'}],
  'patterns/relations/page.tsx': ({title, id}) => [
    {address: '/patterns/relations', tells: title},
    {address: '/patterns/relations?type=same-factor', tells: title},
    {address: '/patterns/relations?type=duplicate-of', tells: toCount},
    {address: `/patterns/relations?after=_2030-01-01T00%3A00%3A00Z_${id}`, tells: title},
    {address: '/patterns/relations?show=rejected', silent: 'nobody has rejected anything, and the frame of the page alone counts'},
    ...asComponents('/patterns/relations', title),
  ],
  'patterns/relations/decide/route.ts': ({id}) => [
    {
      address: '/patterns/relations/decide',
      form: {from: id, to: '2024-06-01-certificate-expired', basis: '0'.repeat(64), answer: 'confirm', type: 'related'},
      tells: 'was changed since you opened the page',
      toldTo: ['an editor'],
    },
    {
      address: '/patterns/relations/decide',
      form: {from: '2024-06-01-certificate-expired', to: id, basis: '0'.repeat(64), answer: 'reject'},
      tells: 'was changed since you opened the page',
      toldTo: ['an editor'],
    },
    {
      address: '/patterns/relations/decide',
      form: {from: publicId, to: id, basis: '0'.repeat(64), answer: 'reject'},
      tells: 'names the other one by now',
      toldTo: ['an editor'],
    },
  ],
  'patterns/relations/reopen/route.ts': ({id}) => [{address: '/patterns/relations/reopen', form: {rejection: id}, silent: 'there is no such rejection'}],
  'incidents/[id]/rename/page.tsx': ({id, alias}) => [
    {address: `/incidents/${id}/rename`, tells: '200\n'},
    {address: `/incidents/${alias}/rename`, tells: `/incidents/${id}/rename`},
    {address: `/incidents/${id}/rename`, method: 'HEAD', tells: '200\n'},
  ],
  'incidents/[id]/delete/page.tsx': ({id, alias}) => [
    {address: `/incidents/${id}/delete`, tells: '200\n'},
    {address: `/incidents/${alias}/delete`, tells: `/incidents/${id}/delete`},
    {address: `/incidents/${publicId}/delete`, silent: 'those who may not delete it are told so, and what refers to it is told to others as on its page'},
  ],
  'moves/rename/route.ts': ({id}) => [
    {address: '/moves/rename', form: {incident: id, base: 'a'.repeat(64), name: 'b'}, silent: 'what is hidden is answered as what is not there'},
  ],
  'moves/delete/route.ts': ({id}) => [
    {address: '/moves/delete', form: {incident: id, base: 'a'.repeat(64), reason: 'x'}, silent: 'what is hidden is answered as what is not there'},
  ],
  'moves/restore/route.ts': ({id}) => [{address: '/moves/restore', form: {key: id.slice(0, 60)}, silent: 'nothing was deleted'}],
  'moves/erase/route.ts': ({id}) => [{address: '/moves/erase', form: {key: id.slice(0, 60), typed: id}, silent: 'nothing was deleted'}],
  'settings/deleted/page.tsx': () => [{address: '/settings/deleted', silent: 'nothing was deleted, and the frame of the page alone counts'}],
  // By no incident's name: who may not look is refused, which the audit log says with the address.
  'settings/deleted/[key]/page.tsx': () => [{address: '/settings/deleted/nothing', silent: 'nothing was deleted'}],
  'seen-before/page.tsx': () => [{address: '/seen-before', tells: toCount}],
  'seen-before/answer/route.ts': ({title, word, action, service, id}) => [
    {address: '/seen-before/answer', form: {text: `${word}\n${service} ${word}`}, tells: title},
    {address: '/seen-before/answer', form: {text: `${action}\n${service}`}, tells: title},
    {address: '/seen-before/answer', form: {text: `cache keys\n${word} ${service}`}, tells: toCount},
    {address: '/seen-before/answer', form: {text: id}, tells: toCount},
  ],
  'import/page.tsx': () => [{address: '/import', silent: 'it shows what one person brings in'}],
  'import/[id]/page.tsx': ({id}) => [
    {address: `/import/${id}`, silent: 'there is no such import'},
    {address: `/import/${id}?mend=fact-title`, silent: 'as above'},
    {address: `/import/${id}`, method: 'HEAD', silent: 'as above'},
  ],
  'import/batches/[id]/page.tsx': ({id, title}) => [
    {address: `/import/batches/${id}`, silent: 'there is no such batch'},
    {address: `/import/batches/${id}?show=duplicate&page=2`, silent: 'as above'},
    {address: `/import/batches/${id}`, method: 'HEAD', silent: 'as above'},
    {address: `/import/batches/${encodeURIComponent(title)}`, silent: 'as above'},
  ],
  'import/batches/[id]/report.csv/route.ts': ({id}) => [{address: `/import/batches/${id}/report.csv`, silent: 'there is no such batch'}],
  'import/batches/[id]/report.json/route.ts': ({id}) => [{address: `/import/batches/${id}/report.json`, silent: 'there is no such batch'}],
  'import/batches/hints/route.ts': ({id}) => [{address: '/import/batches/hints', form: {id, year: '2024'}, silent: 'there is no such batch'}],
  'import/batches/save/route.ts': ({id}) => [
    {address: '/import/batches/save', form: {id, which: 'ready'}, silent: 'there is no such batch'},
    {address: '/import/batches/save', form: {id, which: 'chosen', file: id}, silent: 'as above'},
  ],
  'import/batches/pause/route.ts': ({id}) => [{address: '/import/batches/pause', form: {id, paused: 'yes'}, silent: 'there is no such batch'}],
  'import/batches/discard/route.ts': ({id}) => [{address: '/import/batches/discard', form: {id}, silent: 'there is no such batch'}],
  'import/read/route.ts': ({title}) => [{address: '/import/read', form: {text: title}, only: 'without session', silent: 'nobody may who is not signed in'}],
  'import/hints/route.ts': ({id}) => [{address: '/import/hints', form: {id, year: '2024'}, silent: 'there is no such import'}],
  'import/correct/route.ts': ({id, title}) => [
    {address: '/import/correct', form: {id, fact: 'title', change: 'set', value: title}, silent: 'there is no such import'},
  ],
  'import/answer/route.ts': ({id}) => [{address: '/import/answer', form: {id, question: 'assumed-zone', answer: '0'}, silent: 'there is no such import'}],
  'import/origin/route.ts': ({id}) => [{address: '/import/origin', form: {id, url: 'https://example.com'}, silent: 'there is no such import'}],
  'import/save/route.ts': ({id}) => [{address: '/import/save', form: {id}, silent: 'there is no such import'}],
  'import/discard/route.ts': ({id}) => [{address: '/import/discard', form: {id}, silent: 'there is no such import'}],
  'new/page.tsx': ({id, alias}) => [
    {address: '/new', silent: 'it offers templates, and the frame of the page alone counts'},
    {address: `/new?from=${id}`, silent: 'those who may not write are told so, whatever they begin from'},
    {address: `/new?from=${alias}`, silent: 'as above'},
    {address: '/new?template=short&title=x', silent: 'it begins a text of its own'},
  ],
  'incidents/[id]/edit/page.tsx': ({id, alias, title}) => [
    {address: `/incidents/${id}/edit`, tells: title},
    {address: `/incidents/${alias}/edit`, tells: `/incidents/${id}/edit`},
    {address: `/incidents/${id}/edit`, method: 'HEAD', tells: '200\n'},
    ...asComponents(`/incidents/${id}/edit`, title),
  ],
  'incidents/[id]/merge/page.tsx': ({id, alias}) => [
    {address: `/incidents/${id}/merge`, tells: '200\n'},
    {address: `/incidents/${alias}/merge`, tells: `/incidents/${id}/merge`},
    {address: `/incidents/${id}/merge`, method: 'HEAD', tells: '200\n'},
    {address: `/incidents/${publicId}/merge`, silent: 'those who may not merge are told so, and candidates are told to others as on its page'},
    {address: `/incidents/${publicId}/merge?into=${id}`, silent: 'to those who may not merge, it says no more'},
  ],
  'duplicates/merge/route.ts': ({id}) => [
    {
      address: '/duplicates/merge',
      form: {stays: publicId, goes: id, staysBase: 'a'.repeat(64), goesBase: 'a'.repeat(64)},
      silent: 'what is hidden is answered as what is not there',
    },
  ],
  'editor/reader.js/route.ts': () => [{address: '/editor/reader.js', silent: 'a script of the program'}],
  'editor/save/route.ts': ({id}) => [
    {
      address: '/editor/save',
      form: {incident: id, base: '0'.repeat(64), text: '---\n---\n'},
      only: 'without session',
      silent: 'nobody may who is not signed in',
    },
    {address: '/editor/save', form: {incident: id, text: '---\nstatus: [\n---\n'}, silent: 'what cannot be read is not saved'},
  ],
  'editor/preview/route.ts': ({id, word}) => [
    {address: '/editor/preview', form: {incident: id, text: 'x'}, silent: 'those who may not write are told so'},
    {address: '/editor/preview', form: {text: `See [[${id}]] about ${word}.`}, silent: 'as above'},
  ],
  'editor/image/route.ts': ({id}) => [{address: '/editor/image', form: {incident: id, name: 'a.png', image: 'AAAA'}, silent: 'it is no image'}],
  'editor/draft/route.ts': ({id}) => [{address: '/editor/draft', form: {document: id}, silent: 'those who may not write are told so'}],
  'editor/draft/discard/route.ts': ({id}) => [{address: '/editor/draft/discard', form: {document: id}, silent: 'it lets go of what is one’s own'}],
  'settings/page.tsx': () => [{address: '/settings', tells: toCount}],
  'settings/sync/page.tsx': () => [{address: '/settings/sync', tells: toCount}],
  'settings/configuration/page.tsx': () => [{address: '/settings/configuration', silent: 'it shows the configuration, and the frame of the page alone counts'}],
  'settings/members/page.tsx': () => [{address: '/settings/members', silent: 'it shows members, and the frame of the page alone counts'}],
  'settings/audit/page.tsx': ({id, word}) => [
    {address: `/settings/audit?q=${id}`, silent: 'nobody has changed the incident by the program'},
    {address: `/settings/audit?q=${word}`, silent: 'as above'},
  ],
  'settings/audit.csv/route.ts': ({id, word}) => [
    {address: `/settings/audit.csv?q=${id}`, silent: 'nobody has changed the incident by the program'},
    {address: `/settings/audit.csv?q=${word}`, silent: 'as above'},
  ],
  'settings/audit.json/route.ts': ({id}) => [{address: `/settings/audit.json?q=${id}`, silent: 'nobody has changed the incident by the program'}],
  'account/page.tsx': () => [{address: '/account', silent: 'it shows what belongs to one person, and counts in its frame alone'}],
  'account/reset/page.tsx': ({id}) => [{address: `/account/reset?token=${id}`, silent: 'a door'}],
  'login/page.tsx': ({id, word}) => [
    {address: `/login?next=${encodeURIComponent(`/incidents/${id}`)}`, silent: 'it leads on to any address of this site'},
    {address: `/login?next=${encodeURIComponent(`/incidents?q=${word}`)}`, silent: 'as above'},
    {address: '/login', headers: {Referer: `${site}/incidents/${id}`}, silent: 'as above'},
  ],
  'account/sso/route.ts': ({id}) => [
    {address: `/account/sso?next=/incidents/${id}`, silent: 'no provider is configured, and it leads back to the door'},
    {address: '/account/sso', method: 'HEAD', silent: 'it answers to GET'},
  ],
  'api/auth/callback/sso/route.ts': ({id}) => [
    {address: `/api/auth/callback/sso?code=${id}&state=${id}`, silent: 'nobody had set out, and it leads back to the door'},
    {address: '/api/auth/callback/sso', method: 'HEAD', silent: 'it answers to GET'},
  ],
  'setup/page.tsx': ({id}) => [{address: `/setup?token=${id}`, silent: 'it is closed'}],
  'healthz/route.ts': () => [{address: '/healthz', silent: 'it says that the process is there'}],
  'readyz/route.ts': () => [{address: '/readyz', silent: 'it says that the index can be asked'}],
  'icon.svg': () => [{address: '/icon.svg', silent: 'a picture of the program'}],
  'preferences/route.ts': ({id}) => [
    {address: '/preferences', form: {theme: 'light'}, headers: {Referer: `${site}/incidents/${id}`}, silent: 'it leads back to any address of this site'},
    {address: '/preferences', form: {theme: id}, silent: 'it takes two words and no other'},
  ],
  'account/sign-in/route.ts': ({id}) => [
    {
      address: '/account/sign-in',
      form: {email: 'nobody@example.com', password: 'nothing that fits', next: `/incidents/${id}`},
      silent: 'it leads back to the door',
    },
  ],
  'account/sign-out/route.ts': ({id}) => [
    {address: '/account/sign-out', form: {}, headers: {Referer: `${site}/incidents/${id}`}, only: 'without session', silent: 'it leads to the door'},
  ],
  'account/sign-out-everywhere/route.ts': () => [{address: '/account/sign-out-everywhere', form: {}, only: 'without session', silent: 'it leads to the door'}],
  'account/sessions/end/route.ts': ({id}) => [{address: '/account/sessions/end', form: {session: id}, silent: 'there is no such session'}],
  'account/password/route.ts': ({id}) => [
    {address: '/account/password', form: {current: id, password: id}, only: 'without session', silent: 'it asks for a password that nobody has'},
  ],
  'account/profile/route.ts': ({id}) => [{address: '/account/profile', form: {name: '', id}, silent: 'it has no such field'}],
  'account/keys/create/route.ts': ({id}) => [{address: '/account/keys/create', form: {name: id, scope: 'all', days: '7'}, silent: 'there is no such scope'}],
  'account/keys/revoke/route.ts': ({id}) => [{address: '/account/keys/revoke', form: {key: id}, silent: 'there is no such key'}],
  'account/calendar/create/route.ts': ({id}) => [{address: '/account/calendar/create', form: {id}, silent: 'it has no such field'}],
  'account/calendar/revoke/route.ts': ({id}) => [{address: '/account/calendar/revoke', form: {id}, silent: 'it has no such field'}],
  'remediation.csv/route.ts': ({action, owner, id}) => [
    {address: '/remediation.csv', tells: action},
    {address: `/remediation.csv?owner=${encodeURIComponent(owner)}`, tells: id},
    {address: '/remediation.csv', method: 'HEAD', silent: 'a HEAD of an export says 200 whatever is in it'},
  ],
  'remediation.json/route.ts': ({action, service}) => [
    {address: '/remediation.json', tells: action},
    {address: `/remediation.json?service=${service}&order=newest`, tells: action},
  ],
  'remediation/digest/page.tsx': ({id, action}) => [
    {address: '/remediation/digest?of=all', tells: action},
    {address: '/remediation/digest?of=all', tells: `${id}-lately`},
    {address: '/remediation/digest', silent: 'it is of those who ask, and who go by a handle have other actions'},
  ],
  'remediation/import/page.tsx': () => [{address: '/remediation/import', silent: 'it is a form, and the frame of the page alone counts'}],
  'remediation/import/preview/route.ts': ({id, action}) => [
    {
      address: '/remediation/import/preview',
      form: {table: `incident,title,status\n${id},${action} once more,done\n`},
      silent: 'who may not see the incident is told that there is none with actions that they may read',
    },
  ],
  'remediation/import/save/route.ts': ({id, action}) => [
    {address: '/remediation/import/save', form: {table: `incident,title,status\n${id},${action} once more,done\n`}, silent: 'as above'},
  ],
  'remediation/proposals/page.tsx': ({action}) => [{address: '/remediation/proposals', tells: action, toldTo: ['an editor', 'a manager']}],
  'remediation/proposals/apply/route.ts': ({id}) => [
    {address: '/remediation/proposals/apply', form: {proposal: 'a'.repeat(22)}, silent: 'there is no such proposal'},
    {address: '/remediation/proposals/apply', form: {proposal: id}, silent: 'as above'},
  ],
  'remediation/proposals/dismiss/route.ts': ({id}) => [{address: '/remediation/proposals/dismiss', form: {proposal: id}, silent: 'there is no such proposal'}],
  'remediation.ics/route.ts': ({id, owner}) => [
    {address: '/remediation.ics', silent: 'it answers to links alone'},
    {address: `/remediation.ics?token=${id}`, silent: 'the token is none'},
    {address: `/remediation.ics?token=&owner=${encodeURIComponent(owner)}`, silent: 'as above'},
  ],
  'account/digest/route.ts': ({id}) => [{address: '/account/digest', form: {wanted: id}, silent: 'it takes two words and no other'}],
  'account/forgot/route.ts': () => [{address: '/account/forgot', form: {email: 'nobody@example.com'}, silent: 'it says the same whoever is meant'}],
  'account/reset/password/route.ts': ({id}) => [
    {address: '/account/reset/password', form: {token: id, password: 'nothing that fits'}, silent: 'the token is none'},
  ],
  'setup/administrator/route.ts': ({id}) => [
    {address: '/setup/administrator', form: {token: id, name: id, email: 'a@example.com', password: 'nothing that fits'}, silent: 'it is closed'},
  ],
  'settings/members/add/route.ts': ({id}) => [
    {address: '/settings/members/add', form: {name: id, email: id, role: 'viewer'}, silent: 'it takes addresses alone'},
  ],
  'settings/members/role/route.ts': ({id}) => [{address: '/settings/members/role', form: {member: id, role: 'viewer'}, silent: 'there is no such member'}],
  'settings/members/disable/route.ts': ({id}) => [{address: '/settings/members/disable', form: {member: id}, silent: 'there is no such member'}],
  'settings/members/enable/route.ts': ({id}) => [{address: '/settings/members/enable', form: {member: id}, silent: 'there is no such member'}],
  'settings/members/reset/route.ts': ({id}) => [{address: '/settings/members/reset', form: {member: id}, silent: 'there is no such member'}],
}

/** Stands for a count that is higher for those who see one incident more: the answer is not the one from before. */
export const toCount = 'a count that is higher'

/** Where the servers of the walk are reached, as far as they know. */
export const site = 'https://postmortems.example.com'

// Whoever has the image has this.
const imageTag = `"${createHash('sha256').update(image).digest('base64url')}"`

/** An action as a form of ours says that somebody saw it. */
function writeSeen(incidentId: string, title: string): string {
  return JSON.stringify({incidentId, base: '0'.repeat(64), position: 0, was: {title, owner: null}})
}

/** A page as Next's own client asks for it. */
function asComponents(address: string, tells: string): readonly Ask[] {
  const headers = {RSC: '1', 'Next-Url': address}
  return [{address: `${address}?_rsc=a`, headers, tells}]
}

/** What is wrong with the table: files of the app that it does not name, or that are not there any more, and forms that it does not send. */
export function findGaps(): readonly string[] {
  const files = readdirSync('src/app', {recursive: true, withFileTypes: true})
    .filter(item => item.isFile())
    .map(item => path.posix.relative('src/app', path.posix.join(item.parentPath, item.name)))
    .filter(file => !/(?:^|\/)(?:layout|template|loading|default|error|global-error|not-found)\.tsx$|\.css$/.test(file))
  const asks = Object.entries(walk).map(([file, list]) => [file, list(restricted)] as const)
  const posts = new Set(asks.flatMap(([, list]) => list).flatMap(({form, address}) => (form ? [address] : [])))
  return [
    ...files.filter(file => !Object.hasOwn(walk, file)).map(file => `src/app/${file} is not in the walk`),
    ...Object.keys(walk).flatMap(file => (files.includes(file) ? [] : [`${file} is in the walk and not in src/app/`])),
    ...asks.flatMap(([file, list]) => (list.length === 0 ? [`${file} is in the walk and nothing is asked of it`] : [])),
    ...asks.flatMap(([file, list]) =>
      list.flatMap(({address, form}) => (isAnsweredBy(file, address) ? [] : [`${file} does not answer ${form ? 'POST' : 'GET'} ${address}`])),
    ),
    ...asks.flatMap(([file, list]) =>
      listMethods(file).flatMap(method =>
        list.some(({form}) => (form ? 'POST' : 'GET') === method) ? [] : [`${method} of src/app/${file} is not in the walk`],
      ),
    ),
    ...listWriting().flatMap(address => (posts.has(address) ? [] : [`POST ${address} of src/proxy.ts is not in the walk`])),
  ]
}

function isAnsweredBy(file: string, address: string): boolean {
  const pattern = file
    .replace(/(?:^|\/)(?:page\.tsx|route\.ts)$/, '')
    .replace(/[.]/g, '\\$&')
    .replace(/\[(?:\\\.){3}\w+\]/g, '.+')
    .replace(/\[\w+\]/g, '[^/]+')
  return new RegExp(`^/${pattern}/?$`).test(address.replace(/\?.*/, ''))
}

function listMethods(file: string): readonly string[] {
  if (!file.endsWith('route.ts') || Object.keys(walk).length === 0) return []
  try {
    return [
      ...readFileSync(path.join('src/app', file), 'utf8').matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE|OPTIONS)\b/g),
    ].map(([, method = '']) => method)
  } catch {
    // It is gone, which is reported.
    return []
  }
}

/** The addresses that the proxy lets be written to. */
function listWriting(): readonly string[] {
  const [, list = ''] = /const writing[^[]*\[([^\]]*)\]/.exec(readFileSync('src/proxy.ts', 'utf8')) ?? []
  return [...list.matchAll(/'([^']+)'/g)].map(([, address = '']) => address)
}
