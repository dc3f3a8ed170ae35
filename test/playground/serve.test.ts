import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { servePage } from '../../src/playground/serve.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function ask(address: string, { method = 'GET', host }: { method?: string; host?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method, headers: host === undefined ? {} : { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.once('error', reject);
    asked.end();
  });
}

describe('the playground’s server', () => {
  it('when the address is asked for, then the page comes, isolated from every other', async () => {
    const { address, close } = await servePage('<p>이 페이지</p>', 0);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/);
    const { status, headers, body } = await ask(address);
    expect([status, body]).toEqual([200, '<p>이 페이지</p>']);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(await ask(address, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    await close();
    await expect(ask(address)).rejects.toThrow();
  });

  it('when another path, name or method is tried, then nothing of the page comes', async () => {
    const { address, close } = await servePage('<p>secret</p>', 0);
    const { origin, port } = new URL(address);
    const answers = await Promise.all([
      ask(`${origin}/`),
      ask(`${address}index.html`),
      ask(address.slice(0, -2)),
      ask(address, { host: 'example.org' }),
      ask(address, { host: `evil.example:${port}` }),
      ask(address, { method: 'POST' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 403, 403, 405]);
    expect(answers.map(({ body }) => body).join('')).toBe('');
    expect((await ask(address, { host: `localhost:${port}` })).status).toBe(200);
    await close();
  });

  it('when two are served, then each has a port and a token of its own; a port that is taken is refused', async () => {
    const [one, other] = await Promise.all([servePage('a', 0), servePage('b', 0)]);
    expect(new URL(one.address).pathname).not.toBe(new URL(other.address).pathname);
    const port = Number(new URL(one.address).port);
    await expect(servePage('c', port)).rejects.toMatchObject({
      code: 'E_USAGE',
      message: expect.stringContaining(`port ${port} is taken`),
    });
    await Promise.all([one.close(), other.close()]);
  });
});
