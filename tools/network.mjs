import { connect, createServer } from 'node:net';

/** @returns {Promise<number>} a TCP port that was free on 127.0.0.1 a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Sends raw bytes and collects what comes back.
 * @param {number} port on 127.0.0.1
 * @param {string | Buffer} bytes
 * @param {{ timeout?: number }} options milliseconds until the connection is given up
 * @returns {Promise<string>} everything received until the peer closed or the time was up; latin1
 */
export function exchange(port, bytes, { timeout = 5000 } = {}) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const end = () => {
      socket.destroy();
      resolve(received);
    };
    socket.setEncoding('latin1');
    socket.setTimeout(timeout, end);
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk) => (received += chunk));
    socket.on('error', (error) => (received || error.code === 'ECONNRESET' ? end() : reject(error)));
    socket.on('end', end);
    socket.on('close', end);
  });
}

/** @returns {Promise<boolean>} whether something accepts TCP connections on 127.0.0.1:`port` */
export async function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => settle(false));
    socket.on('connect', () => settle(true));
    socket.on('error', () => settle(false));
  });
}
