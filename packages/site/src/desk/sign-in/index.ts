export { createSignIn, type Asking, type Entry, type SignIn } from './sign-in.ts'
export { forgetSetupCode, isSetupCode, setupCode, type SetupCode } from './setup-code.ts'
export { DESK_PATH, MAX_PASSWORD, MIN_PASSWORD } from './limits.ts'
export { mayAct } from './may-act.ts'
