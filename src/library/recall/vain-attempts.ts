/** Whether a sentence tells of something that was tried and that it did not end the incident. What only mentions both is left out. */
export function isVain(sentence: string): boolean {
  if (failedAttempt.test(sentence)) return true
  return attempt.test(sentence.replace(otherFailures, '')) && useless.test(sentence)
}

/** What people do to end an incident, as a thing. */
const steps =
  '(?:roll ?backs?|rolling back|restarts?|restarting|reboots?|rebooting|retries|attempts?|tries|switch(?:ing)?(?: ?over)?|fail-?overs?|failing over|revert(?:ing)?|adding|scaling(?: up| out)?|going back|remed(?:y|ies)|fix(?:es)?|hotfix(?:es)?|work-?arounds?|mitigations?|redeploy(?:s|ment|ing)?|resets?|efforts?)'

/**
 * The step itself is what fails: "the restart fails", "its attempt to restart the server failed". Neither what failed before or beside it ("rolled
 * back after health checks failed"), nor what is called so ("a fix for the failed logins").
 */
const clause = 'after|although|and|as|because|before|but|ended|for|once|or|since|so|stopped|that|then|though|until|when|where|which|while|who'
const article = '(?<!\\b(?:a|all|an|any|each|every|many|of|several|some|the|these|those|with) )'
const failedAttempt = new RegExp(
  `\\b${steps}\\b(?: (?!(?:${clause})\\b)[\\p{L}\\p{N}’'-]+){0,6}? ${article}(?:fail(?:s|ed)(?! over\\b)|did(?: not|n['’]t) succeed|(?:was|were) unsuccessful)\\b`,
  'iu',
)

/** As a thing or a deed. */
const attempt = new RegExp(
  `\\b(?:${steps}|roll(?:s|ed) back|restarted|rebooted|retried|tried|try|switched|added|reverted|fail(?:s|ed) over|scaled|redeployed|what usually helps|another path|looking into)\\b`,
  'i',
)

/** "Failed attempts to log in" are not what anybody tried against an incident. */
const otherFailures = /\b(?:fail(?:ed|ing)|unsuccessful) (?:log-?ins?|attempts|retries)\b|\b(?:needed|several|many|more) (?:attempts|retries)\b/gi

/** That it did not help, whoever says so: of the step, or of what went on. */
const useless = new RegExp(
  [
    "(?:did|does|do)(?: not|n['’]t) (?:fully |entirely |immediately )?(?:end (?:it|them|the)|fix|help|last|resolve|solve|stop (?:it|them|the)|succeed|suffice|work)\\b",
    "\\b(?:did|does|do)(?: not|n['’]t)(?=[.;]|$)",
    '\\b(?:is|are|was|were|proved) (?:not (?:enough|sufficient)|insufficient|unsuccessful)\\b',
    '\\b(?:come|came) to no conclusion\\b',
    '\\bwas (?:of )?no use\\b|\\bto no avail\\b|\\bin vain\\b|\\bnot entirely solved\\b|\\b(?:had|has) not helped\\b',
    '\\bwithout (?:success|effect)\\b|\\bwith (?:no|little) (?:success|effect)\\b',
    '\\b(?:had|has|have|made|makes) (?:no|little) (?:difference|effect|improvement|success)\\b(?! (?:on|for|to) (?:customers|production|traffic|users|visitors))',
    '\\b(?:had|has|have) no impact on (?:the )?(?:error|failure|latenc|problem|issue|symptom|load|memory)',
    '\\b(?:errors?|failures?|issues?|problems?|symptoms?|timeouts?|crashes|alerts?) (?:soon |still |also |only )?(?:came back|continued|did not go away|kept on|persisted|reappeared|returned(?! to\\b)|went on)\\b',
    '\\b(?:errors?|error rates?|failure rates?|latenc(?:y|ies)|load) (?:stayed|remained|kept) (?:high|elevated|the same|as (?:high|bad))\\b',
  ].join('|'),
  'i',
)
