/** The desk is worked with: it is drawn on the server and goes on in the browser. */
export const csr = true
export const ssr = true
