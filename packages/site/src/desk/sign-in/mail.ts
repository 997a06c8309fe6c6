import { createTransport } from 'nodemailer'

/** A mail goes out, or nobody waits longer for it. Milliseconds. */
const TIMEOUT_MS = 10_000

/**
 * Sends a mail where the house has set a way (SMTP_URL, as 'smtps://user:password@host'; MAIL_FROM names the sender).
 * Answers 'none' where it has not, and why it failed where it did: the link is shown to the owner in any case.
 */
export async function sendMail(
  to: string,
  subject: string,
  text: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ sent: 'sent' | 'none' } | { sent: 'failed'; why: string }> {
  const url = env['SMTP_URL']
  if (url === undefined || url === '') return { sent: 'none' }
  const { hostname } = new URL(url)
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  try {
    await transport.sendMail({ from: env['MAIL_FROM'] ?? `desk@${hostname}`, to, subject, text })
    return { sent: 'sent' }
  } catch (error) {
    return { sent: 'failed', why: error instanceof Error ? error.message : String(error) }
  } finally {
    transport.close()
  }
}
