import { sayTimesHere } from './times.ts'
import { watchPlayer } from './play.ts'
import { answerInPlace } from './reactions.ts'
import { offerSharing } from './sharing.ts'
import { layWeekHere } from './week.ts'

sayTimesHere()
layWeekHere()
watchPlayer()
answerInPlace()
offerSharing()
if ('serviceWorker' in navigator && location.protocol !== 'file:') {
  addEventListener(
    'load',
    () => void navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => undefined),
  )
}
