/** As readers have it: without the desk's script. */
export const csr = false
