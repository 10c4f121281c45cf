import type { refusalCodes as words } from '../zh-CN/refusal-codes'

export const refusalCodes: typeof words = {
  NOT_SIGNED_IN: { title: 'Not signed in', detail: 'The session has ended. Please sign in again.' },
  LOCKED: { title: 'This PC is locked', detail: 'Unlock it with a PIN or password.' },
  NOT_ALLOWED: { title: 'Your role may not: {{access}}', detail: 'Ask the administrator if you need to.' },
  INPUT_INVALID: {
    title: 'Places not filled in properly: {{number}}',
    detail: 'Please check: {{places}}. Nothing has changed.',
  },
  NOT_FOUND: {
    title: 'This {{what}} cannot be found',
    detail: 'It may have gone, or belong to another project. Go back to the list and look again.',
  },
  STALE: {
    title: 'Someone has just changed this {{what}}',
    detail: 'What you typed is still here. Reload, compare with the newest, then save.',
  },
  PROJECT_SET_ASIDE: {
    title: 'This project was started over; this is the trial that was put away',
    detail: 'Reload, and go on in the new project of the same name. Nothing was changed here.',
  },
  ATTACHMENT_EMPTY: {
    title: '“{{name}}” is empty',
    detail: 'It may not have been copied or downloaded to its end. Open it once, then choose it again.',
  },
  ATTACHMENT_SIZE: {
    title: '“{{name}}” has {{size}} MB, at most {{most}} MB are taken',
    detail: 'Scan with fewer dots, or in several files. Nothing was changed.',
  },
  ATTACHMENT_TYPE: {
    title: '“{{name}}” is no PDF, JPG, PNG or HEIC',
    detail:
      'A file is told by its content, another name does not help. Scan or photograph it again, or save it as PDF. Nothing was changed.',
  },
  ATTACHMENT_KNOWN: {
    title: '“{{name}}” was added by {{by}}',
    detail: 'The content is the same: it need not be added again.',
  },
  ATTACHMENTS_FULL: {
    title: 'There are {{most}} attachments already',
    detail: 'Put the others together in one PDF. Nothing was changed.',
  },
  ATTACHMENT_CLOSED: {
    title: 'Nothing more is added to a ticket that is {{state}}',
    detail: 'What is over stays as it is. A new ticket takes attachments.',
  },
  ATTACHMENT_NO_FOLDER: {
    title: 'This office has no folder for attachments yet',
    detail:
      'Where several hosts share a database they need a folder that all can read and write: ask the administrator to set FANGHAO_ATTACHMENTS_DIR on each.',
  },
  ATTACHMENT_MISSING: {
    title: 'The file of “{{name}}” is not on the main computer',
    detail: 'Tell the administrator: npm run doctor names it; put the folder of attachments back, or restore a backup.',
  },
  ATTACHMENT_ALTERED: {
    title: 'The file of “{{name}}” was changed or is damaged and cannot be opened',
    detail: 'Tell the administrator: npm run doctor names it; restore a backup, or add the original once more.',
  },
  NOT_IN_TRIAL: {
    title: 'This project is not in a trial',
    detail:
      'After the opening everything is for good and cannot be started over: withdraw a wrong ticket, import wrong prices anew.',
  },
  OPENING_LACKS: {
    title: 'It cannot open yet; it lacks: {{lacks}}',
    detail: 'Do the earlier steps of the set-up first. Nothing was changed.',
  },
  TRIAL_LEFT: {
    title: 'Trial tickets: {{tickets}}, trial specials: {{specials}}',
    detail: 'Start over first, so that the trial is put away; then open. Nothing was changed.',
  },
  TOO_MANY_WINDOWS: {
    title: 'Too many windows; this one no longer updates',
    detail: 'Up to {{most}} windows of one sign-in update at a time. Close some, then click this one.',
  },
  REQUEST_REUSED: {
    title: 'This request carries the number of an earlier one',
    detail: 'Please press once more. The earlier result stands.',
  },
  DATABASE_AWAY: {
    title: 'The database cannot be reached; nothing was saved',
    detail: 'Please try again in a moment; if it stays so, tell the administrator.',
  },
  DATABASE_BUSY: {
    title: 'The database was too busy and gave up; nothing was saved',
    detail:
      'Please press once more; if it stays so, tell the administrator: somebody holds a lock there, or it has a time limit.',
  },
  OUTCOME_UNKNOWN: {
    title: 'The connection to the database broke while saving; whether it was saved is not known',
    detail: 'Press once more, unchanged: what was saved gives its result again, what was not is done now, never twice.',
  },
  DISK_FULL: {
    title: 'The disk is full; nothing was saved',
    detail:
      'Make room on the main computer, then press once more; no restart. What was saved is there and can be read.',
  },
  STORAGE_READ_ONLY: {
    title: 'The data can be read but not written; nothing was saved',
    detail:
      'Have the administrator check the disk and the rights of the data folder, then press once more. What was saved is there and can be read.',
  },
  STORAGE_FAILED: {
    title: 'The disk reports errors; it is not certain that this was saved',
    detail:
      'Press once more, unchanged: nothing is done twice. If it fails again, tell the administrator: stop the program, copy the data folder, check the disk.',
  },
  STORAGE_DAMAGED: {
    title: 'The data file is damaged; this was not done',
    detail:
      'Tell the administrator: stop the program, copy the data folder, check it with npm run doctor, then restore from a backup with npm run restore.',
  },
  DATA_UNREADABLE: {
    title: 'Something encrypted here cannot be read; this was not done',
    detail:
      'Somebody changed the database past the program. Tell the administrator: npm run doctor names the place and what to do. A buyer can be typed anew as a new customer.',
  },
  UNEXPECTED: {
    title: 'Something unexpected happened; nothing has changed',
    detail: 'Please try again; if it fails again, tell the administrator the number {{id}}.',
  },

  LOGIN_TAKEN: {
    title: 'The login name {{login}} is taken',
    detail: 'Choose another. People who are deactivated keep their login name.',
  },
  PERSON_KNOWN: {
    title: 'This {{field}} belongs to {{name}}',
    detail: 'One person has one account. Check it, or amend or reactivate the account there is.',
  },
  CONTACT_MISSING: {
    title: 'A {{role}} needs a phone and an ID number: {{missing}} is missing',
    detail: 'Who writes or decides tickets must be known, so that one person with two accounts is found.',
  },
  NUMBER_INVALID: {
    title: 'The {{field}} is not right',
    detail: 'A mobile number has 11 digits; a resident ID 18, the last one following from the others.',
  },
  ALREADY_SET_UP: { title: 'There is an administrator already', detail: 'Sign in with the administrator’s account.' },
  SIGN_IN_FAILED: {
    title: 'Wrong login name or password',
    detail: 'Please try again, minding capitals. The administrator can reset a forgotten password.',
  },
  SIGN_IN_LIMITED: {
    title: 'Too many failed attempts; no more until {{until}}',
    detail: 'Try again then, or have the administrator reset the password.',
  },
  PIN_NOT_HERE: {
    title: 'No PIN works for you on this PC',
    detail: 'Please enter the password. A PIN serves who has signed in by password on this PC today and has set one.',
  },
  PIN_WRONG: { title: 'Wrong PIN, {{left}} tries left', detail: 'Please try again, or use the password.' },
  PIN_SHUT: {
    title: 'The PIN was wrong {{most}} times and is shut',
    detail: 'Only yours, on this PC. Enter the password; the PIN works again after that.',
  },
  PIN_TRIVIAL: {
    title: 'This PIN is too easy to guess: {{why}}',
    detail: 'Choose six digits nobody would think of.',
  },
  LAST_ADMIN: {
    title: 'This is the last administrator',
    detail: 'Make someone else administrator before deactivating this one or changing the role.',
  },

  PROJECT_KNOWN: {
    title: 'There is a project named “{{name}}”',
    detail: 'Choose another name, such as with its phase.',
  },
  PERMIT_KNOWN: { title: 'Permit {{number}} is recorded already', detail: 'Please check the number.' },
  PERMIT_IN_FUTURE: {
    title: 'The date of issue {{issuedOn}} is still to come',
    detail: 'Enter the date printed on the permit.',
  },
  BUILDING_PERMITTED: {
    title: '{{building}} has permit {{number}} already',
    detail: 'Leave this building out, or check the buildings named on the permit.',
  },

  PERMIT_MISSING: {
    title: '{{building}} has no pre-sale permit on record',
    detail: 'Homes are released and money taken only with its number and date. Record it in Settings.',
  },
  UNIT_UNPRICED: {
    title: '{{unit}} has no price that applies',
    detail: 'Import a price list with this home, or wait until the version applies.',
  },
  EXPORT_TOO_LARGE: {
    title: 'The export has more than {{most}} rows',
    detail: 'Please narrow it and export in parts.',
  },
  NOTHING_TO_RELEASE: {
    title: 'All that is chosen is released',
    detail: 'Choose buildings or homes not yet released.',
  },
  RELEASE_IN_PAST: { title: 'The release time {{from}} has passed', detail: 'Choose a later time, or “now”.' },
  FILE_UNREADABLE: {
    title: 'The file cannot be read: {{reason}}',
    detail: '{{lookedPart}}{{advice}}',
  },
  FIRST_IMPORT_ONLY: {
    title: 'The administrator imports only the first price list',
    detail: 'Later ones are imported by the manager or the director.',
  },
  FILE_FAULTY: {
    title: 'Faults still in the file: {{faults}}',
    detail: 'None of it is taken in. Mend it in Excel and choose the file again.',
  },
  UPLOAD_USED: { title: '{{fileName}} has been imported', detail: 'To import it once more, choose the file again.' },
  VERSION_IN_PAST: {
    title: '{{from}} has passed',
    detail: 'Choose a later time, or “now”.',
  },
  UNIT_CHANGES_LATER: {
    title: 'The {{field}} of {{unit}} changes and cannot wait until {{from}}',
    detail:
      'Area, type, kind and going off sale change at once. Choose “now”, or import the homes first and the later prices after.',
  },
  OFFICE_CHANGED: {
    title: 'Things have changed since: {{faults}} places cannot stand now, the first at {{unit}}',
    detail:
      'Someone may have opened a ticket, or filed prices have a new version. Read the file again, look, then confirm. Nothing was taken in.',
  },
  PREVIEW_STALE: {
    title:
      'Things have changed since: now {{added}} would be new, {{changed}} changed, {{unchanged}} unchanged, {{absent}} not listed',
    detail:
      'Another list may have come in, or a version may have begun. Read the file again, look, then confirm; what you chose is kept. Nothing was taken in.',
  },
  NOTHING_CHANGES: {
    title: 'The same as version {{version}}',
    detail: 'There is nothing to import. To change prices, choose the changed file.',
  },
  OFF_SALE_CLAIMED: {
    title: '{{unit}} cannot go off sale: claimed by {{by}} at {{since}}{{untilPart}}',
    detail: 'It stands at “{{kind}}”. Untick this one, or wait until it is free. Nothing was taken in.',
  },

  TICKET_STATE: {
    title: 'Not possible with a ticket that is “{{state}}”: {{event}}',
    detail: 'Look at the newest state; someone may just have dealt with it.',
  },
  TICKET_EXPIRED: {
    title: '{{number}} expired at {{until}}; its home is free again',
    detail: 'Nothing has changed. If the home is available, open a new ticket.',
  },
  TICKET_EXTENDED: { title: '{{number}} has been extended once', detail: 'A ticket is extended only once.' },
  CONTACT_INCOMPLETE: {
    title: '{{name}} has no {{missing}} on record, so this cannot be decided yet',
    detail:
      'Have the administrator add it under People, then decide. Both the approver and the consultant need phone and ID.',
  },
  OWN_TICKET: {
    title: 'This is {{consultant}}’s own ticket',
    detail: 'Who approves is never the consultant of the deal; another manager has to decide.',
  },
  UNIT_HELD: {
    title: '{{unit}} was claimed by {{by}} at {{since}}{{untilPart}}',
    detail: 'It stands at “{{kind}}”. What you typed is still here: choose another home, or wait for this one.',
  },
  UNIT_NOT_FOR_SALE: {
    title: '{{unit}} is “{{state}}”: no ticket can be opened',
    detail: 'What you typed is still here; choose another home.',
  },
  PRICE_CHANGED: {
    title: 'The total has changed: you saw {{shown}}, it is {{now}} CNY now',
    detail: 'Prices or discounts changed while you were typing. Check the steps, then submit.',
  },
  DISCOUNT_LAPSED: {
    title: '“{{item}}” fell away: not signed by {{day}}. The total goes from {{total}} to {{now}} CNY',
    detail:
      'Not approved yet: the consultant amends the ticket at the new total. Approved: a manager withdraws it and it is written anew.',
  },
  SCHEME_IN_PAST: { title: '{{from}} has passed', detail: 'Choose a later time, or “now”.' },
  SCHEME_UNCHANGED: {
    title: 'It says what version {{number}} says',
    detail: 'Nothing changed: no new version is needed.',
  },
  BELOW_FLOOR: {
    title: 'With these discounts the total is below what may be sold for',
    detail: 'Take fewer discounts. A lower price needs a special application.',
  },
  ABOVE_FILED: {
    title: 'The total {{total}} is above the filed total {{filedTotal}} CNY',
    detail: 'No home is sold above its filed price. Check the price list.',
  },
  NOTHING_LEFT: {
    title: 'Nothing is left of the total at “{{item}}”',
    detail: 'Check the figure of this item in the discount scheme.',
  },
  DISCOUNT_NOT_ADMITTED: {
    title: '“{{item}}” cannot be used now',
    detail: '{{unmet}}. Take it out, or meet the condition, then submit.',
  },
  BUYERS_MISSING: { title: 'No buyer yet', detail: 'Enter at least one buyer.' },
  BUYER_INVALID: {
    title: 'Buyer {{buyer}}: the {{field}} is not right',
    detail: 'Complete or mend it, then submit; a draft can be saved as it is.',
  },
  BUYER_TWICE: { title: '{{name}} is entered twice', detail: 'Nobody can be a buyer twice; take one out.' },
  SHARES_NOT_WHOLE: { title: 'The shares add up to {{sum}}%, not 100%', detail: 'Adjust the buyers’ shares.' },
  CONSENT_MISSING: {
    title: 'The consent to use personal data is missing',
    detail: 'Have all buyers sign it, tick the box, then submit.',
  },
  LIMITS_UNORDERED: {
    title: 'Limits of special discounts must not fall from role to role',
    detail: 'The consultant’s at most the manager’s, the manager’s at most the director’s. Nothing was changed.',
  },
  SPECIAL_LAPSED: {
    title: 'Special discount {{number}} lapsed at {{until}}',
    detail: 'It can neither be used nor decided. Apply again if it is needed.',
  },
  SPECIAL_NOT_APPROVED: {
    title: 'Special discount {{number}} is “{{standing}}”',
    detail: 'It can be used once approved. Claim the home at the on-site price first and amend the ticket then.',
  },
  SPECIAL_DIFFERS: {
    title: 'Special discount {{number}} was applied for at {{applied}} yuan on site; it is {{now}} yuan now',
    detail:
      'Home, price version, items and way of paying must be as applied for. Change them back, or withdraw and apply again.',
  },
  SPECIAL_STATE: {
    title: 'A special discount that is “{{standing}}” cannot be: {{event}}',
    detail: 'Look again: somebody may have decided it just now.',
  },
  OWN_SPECIAL: {
    title: '{{consultant}} applied for this one',
    detail: 'Who decides is never the consultant of the deal. Somebody else has to.',
  },
  SPECIAL_OVER_LIMIT: {
    title: 'Beyond your limit of {{limit}}%',
    detail: 'The {{next}} has to approve it. The application still waits; nothing needs to be sent again.',
  },
  SPECIAL_TOO_DEEP: {
    title: 'More than {{limit}}% of the on-site price: beyond the director’s limit',
    detail: 'Nobody can approve that. Take less off and apply again.',
  },
  SPECIAL_TICKET_STATE: {
    title: 'A ticket that is “{{state}}” takes no special discount',
    detail: 'Only a draft or a waiting ticket does. To change the price, withdraw it and open another one.',
  },
  SPECIAL_OPEN: {
    title: 'The ticket already has special discount {{number}}',
    detail: 'One at a time. Withdraw that one first, then apply again.',
  },
  SPECIAL_IN_USE: {
    title: 'The ticket is priced with {{number}}: it cannot be withdrawn',
    detail: 'Amend the ticket without it first.',
  },
  UNIT_TIED: {
    title: '{{unit}} is tied to {{home}} and is not handled alone',
    detail: 'Choose {{home}}: what is tied goes with it. To part them, untie first.',
  },
  TIED_MISSING: {
    title: '{{tied}}, tied to {{unit}}, is not on the ticket',
    detail: 'The ties have just changed. Reload, then submit again.',
  },
  LINE_NOT_TIED: {
    title: '{{unit}} is not tied to {{home}} and cannot be on its ticket',
    detail: 'The ties have just changed. Reload, then submit again, or ask the manager to tie it.',
  },
  WITHHOLD_UNTIL: {
    title: 'Withholding until {{until}} is not possible',
    detail: 'Choose a time from now on and before {{latest}}.',
  },
  NOT_WITHHELD: {
    title: '{{unit}} stands at “{{state}}” and is not withheld',
    detail: 'Nothing was changed. Look at its state and choose again.',
  },
  TIE_OF_HOME: {
    title: '{{unit}} is a home and is not tied to another',
    detail: 'Only parking spaces and storerooms are tied to homes.',
  },
  TIE_TO_OTHER: { title: 'Nothing is tied to {{unit}}: it is a {{kind}}', detail: 'Choose a home.' },
  TIE_STANDS: { title: '{{unit}} {{stands}}', detail: 'Nothing was changed. Look at its state, then change it.' },
  TIES_FULL: { title: '{{home}} has {{most}} tied to it', detail: 'A ticket has no more lines; untie one first.' },
  BACKUP_FAILED: {
    title: 'No backup was made: {{why}}',
    detail: 'The data is unharmed. See to it and try again.',
  },
  BACKUP_NOT_SOUND: { title: 'This backup did not pass its trial', detail: 'Choose one that is verified.' },
  PROJECT_NAME_WRONG: {
    title: 'That is not the project’s name',
    detail: 'Nothing was changed. Type it as it stands.',
  },
  RESTORE_ELSEWHERE: {
    title: 'It cannot be restored from here',
    detail: 'Close every host, then run npm run restore on the main computer.',
  },
  UNIT_DIFFERS: {
    title: 'The home cannot be changed by amending',
    detail: 'Withdraw this ticket and open another one.',
  },
}
