import { RestoredNotice } from '../features/backup/restored-notice'
import { SignInPage } from '../features/staff/sign-in-page'

/** 登录, with what everybody has to know first. */
export function SignIn() {
  return <SignInPage notice={<RestoredNotice />} />
}
