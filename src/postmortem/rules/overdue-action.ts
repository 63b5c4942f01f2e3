import {isOverdue} from '#src/incident/action-item.ts'
import {type Rule, report} from './rule.ts'

export const overdueAction: Rule = {
  id: 'overdue-action',
  group: 'remediation',
  level: 'warning',
  summary: 'An open action whose due date has passed.',
  explanation: 'Do it, give it a new date, or write `status: wont-do` with a reason.',
  examples: undefined,
  checkLibrary: ({incident, today}) =>
    incident.actions
      .filter(action => isOverdue(action, today))
      .map(action =>
        report(
          overdueAction,
          action.evidence,
          `Unexpected open action past its due date of ${action.due}, expected it done, a later date, or \`status: wont-do\` with a reason`,
        ),
      ),
}
