import type { dealRefusalCodes as words } from '../zh-CN/refusal-codes-deal'

export const dealRefusalCodes: typeof words = {
  SUBSCRIPTION_STATE: {
    title: '{{number}} is “{{state}}” now: {{event}} is not possible',
    detail: 'Somebody may have been at it just now, or its ticket has expired. Look at how it stands.',
  },
  OWN_SUBSCRIPTION: {
    title: 'This is a deal of {{consultant}}’s own',
    detail: 'Who takes money or decides is never the consultant of the deal. Ask somebody else.',
  },
  DEPOSIT_OVER_LIMIT: {
    title: 'A deposit of {{deposit}} yuan is above 20% of the total',
    detail: 'At most {{most}} yuan; what exceeds it is no deposit. Make it less.',
  },
  SIGN_BY_OUT_OF_RANGE: {
    title: 'The sign-by date lies between {{from}} and {{until}}',
    detail: 'Choose another day.',
  },
  BUYERS_DIFFER: { title: 'The ticket has {{buyers}} buyers', detail: 'Load it again, then fill it in.' },
  BUYER_ID_INVALID: {
    title: 'The ID number of {{name}} is not right',
    detail: 'An ID card has 18 characters, and the last one follows from the others.',
  },
  PLAN_METHOD: {
    title: '“{{method}}” does not go with these loans',
    detail:
      'Paid at once or by instalments there is no loan; a mortgage needs the bank’s, the provident fund its own; each lends once.',
  },
  LOANS_OVER_TOTAL: {
    title: 'The loans are {{loans}} yuan, above the total of {{total}} yuan',
    detail: 'Check the amounts of the loans.',
  },
  DEPOSIT_OVER_FIRST: {
    title: 'A deposit of {{deposit}} yuan is above the first payment of {{first}} yuan',
    detail: 'Change the deposit or the loans.',
  },
  REVIEWER_OBJECTED: { title: '{{name}} cannot review: {{objection}}', detail: 'Ask another colleague.' },
  CHECK_STANDING: {
    title: 'There is a check already, reviewed by {{reviewer}}',
    detail: 'Wait until both have typed; one that holds is not made again.',
  },
  CHECK_TYPED: { title: 'This total was typed already', detail: 'Everybody types once. Look at how it stands.' },
  TICKET_NOT_APPROVED: {
    title: 'Ticket {{number}} is “{{state}}” and cannot be subscribed',
    detail: 'It can once it is approved and until it expires.',
  },
  SUBSCRIPTION_BEGUN: { title: 'Already begun: {{number}}', detail: 'Open it among the subscriptions.' },
  TOTALS_WITHHELD: {
    title: '{{number}} is being checked: its totals are kept from the reviewer',
    detail: 'They are shown once both have typed.',
  },
  TERMS_MISSING: {
    title: 'There are no deal terms yet',
    detail: 'A manager or the administrator fills them in first, under deal terms.',
  },
  FORM_INCOMPLETE: {
    title: 'It cannot be made yet: {{missing}}',
    detail: 'Complete the form first, then make the papers.',
  },
  PAPER_OUTDATED: {
    title: '{{number}} is outdated',
    detail: 'The deal has changed since. Make another one for the buyer to sign.',
  },
  TEMPLATE_FAULTY: {
    title: 'The clauses cannot be filled in at {{number}} places; no paper is made',
    detail: 'The administrator mends the clauses, then make it.',
  },
  REVIEW_LINES: { title: 'Not every unit has been looked at', detail: 'Each of them is checked. Load it again.' },
  REVIEW_UNPRICED: {
    title: 'The discounts chosen for {{unit}} leave no price',
    detail: 'Check what was chosen.',
  },
  CHECK_NOT_HOLDING: {
    title: 'The check does not hold, so it is not signed',
    detail: 'It is signed once all figures are the engine’s.',
  },
  CONTRACT_DAY: { title: 'The day lies between {{from}} and {{until}}', detail: 'Write it as the contract has it.' },
  CONTRACT_KNOWN: {
    title: 'Contract {{official}} is that of {{unit}}',
    detail: 'Look at the buyer’s copy again.',
  },
  DEAL_FALLEN: {
    title: '{{items}} lapsed, not signed by {{day}}: the total would be {{total}} yuan',
    detail: 'The total of the agreement stands no more and is not signed. Ask the manager.',
  },
  GATE_SHUT: { title: 'No deposit yet: {{item}}: {{lack}}', detail: '{{number}} to go: {{missing}}.' },
  DEPOSIT_DIFFERS: {
    title: '{{amount}} yuan taken, {{agreed}} yuan agreed',
    detail: 'The amount is that of the agreement.',
  },
  NOT_WAITING: {
    title: '{{unit}} does not wait to be released',
    detail: 'Only what a cancellation or an exchange left behind does. Look at how it stands.',
  },
  OTHER_BUYERS: {
    title: 'The two deals have other buyers',
    detail: 'An exchange is for the same buyers. Look at which deal was chosen.',
  },
  RECEIPT_REVERSED: {
    title: '{{number}} was reversed by {{by}}',
    detail: 'Nothing was changed. Look at how it stands.',
  },
}
