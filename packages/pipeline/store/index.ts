import { createFileStore } from './file-store.ts'
import type { ObjectStore } from './object-store.ts'
import { createS3Store, parseS3Address } from './s3-store.ts'

export { createFileStore } from './file-store.ts'
export { checkKey, ObjectNotFound, StoreUnavailable, type ByteRange, type ObjectStore } from './object-store.ts'
export { createS3Store, parseS3Address, type S3Address } from './s3-store.ts'

/** A store by its address: `s3://…`, or a folder. */
export function openStore(address: string): ObjectStore {
  return address.startsWith('s3:') ? createS3Store(parseS3Address(address)) : createFileStore(address)
}
