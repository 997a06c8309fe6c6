/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where the password is the only factor. */
export const MIN_PASSWORD = 15
export const MAX_PASSWORD = 256

/** Where the cookie goes: the desk, and nothing else. Public pages stay the same for those who are signed in. */
export const DESK_PATH = '/desk'
