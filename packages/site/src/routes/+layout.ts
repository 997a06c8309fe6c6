/** Public pages carry no client framework; the desk turns it on for itself. */
export const csr = false
