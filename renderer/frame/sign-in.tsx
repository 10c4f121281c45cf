import { RestoredNotice } from '../features/backup/restored-notice'
import { HelpLink } from '../features/handbook/handbook'
import { SignInPage } from '../features/staff/sign-in-page'

/** 登录, with what everybody has to know first. */
export function SignIn() {
  return <SignInPage notice={<RestoredNotice />} help={<HelpLink />} />
}
