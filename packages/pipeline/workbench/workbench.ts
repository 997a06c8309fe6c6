import type { Library } from '@aftercut/library/opening'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { ObjectStore } from '../store/index.ts'

/** What the work is done with: the data, the bytes, and what is still to do. */
export type Workbench = { library: Library; store: ObjectStore; queue: JobQueue }
