import {type Rule, report} from './rule.ts'

export const danglingLink: Rule = {
  id: 'dangling-link',
  group: 'links',
  level: 'warning',
  summary: 'A link or relation to an incident that is not there.',
  explanation: 'The id is the file name without `.md`. After a rename, the new file keeps the old address with `aliases:`.',
  examples: undefined,
  checkLibrary: ({incident, exists}) => [
    ...incident.links
      .filter(({to}) => !exists(to))
      .map(({to, evidence}) => report(danglingLink, evidence, `Unexpected link to “${to}”, expected the id of an incident`)),
    ...incident.relations
      .filter(({to}) => !exists(to))
      .map(({to, evidence}) => report(danglingLink, evidence, `Unexpected relation to “${to}”, expected the id of an incident`)),
  ],
}
