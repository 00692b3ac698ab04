import { Background } from '../background.mjs';
import { freePort } from '../network.mjs';
import { scriptArguments } from '../python-tool.mjs';

/**
 * A local SMTP server (PyPI's aiosmtpd) that keeps what it takes.
 * @param {number} [given] the port it listens on; a free one without
 * @returns {Promise<{ port: number, mails: () => { to: string[], from: string, subject: string, text: string }[], stop: () => Promise<void> }>}
 */
export async function provideMail(given) {
  const port = given ?? (await freePort());
  const server = new Background('uv', scriptArguments('aiosmtpd', 'mail_server.py', [String(port)]));
  await server.line(/^ready$/, 120_000);
  return {
    port,
    mails: () => server.lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line)),
    stop: async () => void (await server.close()),
  };
}
