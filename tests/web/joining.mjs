// joining: who signs up for a group over HTTP, from an address as a proxy tells it, and who sends garbage there.
import { Visitor } from './server.mjs';

export function from(port, address) {
  const v = new Visitor(port, { 'accept-language': 'fi', 'x-forwarded-for': address });
  v.hidden = Visitor.hidden;
  return v;
}

export const stepOf = (group, step) => `/join/${group}/${String(step).padStart(13, '0')}`;

// A group that is open for joining and has room.
export async function opened(port) {
  const list = await new Visitor(port).get('/p/fi/groups');
  return /href="\/p\/fi\/groups\/(\w{13})"/.exec(list.text)[1];
}

// All steps of a sign-up as a person without script takes them; gives the status of each answer.
export async function join(v, group) {
  const typed = [{ name: 'Sahra Testi' }, { phone: '040 123 4567' }, { children: '2023' }, { language: 'som' },
    { friend_name: '', friend_phone: '' }, { heard: 'friend' }, { wish: '' }, {}], statuses = [];
  for (const [i, fields] of typed.entries()) {
    const step = i + 1, action = stepOf(group, step), page = await v.get(`/join/${group}?step=${step}`);
    const form = { ...v.hidden(page, action), ...fields, go: step === typed.length ? 'send' : 'next' };
    statuses.push((await v.post(action, { form })).status);
  }
  const sent = await v.get(`/join/${group}/sent`);
  return [...statuses, sent.status === 200 ? 303 : sent.status];
}

// Sends what no person writes, with a form of its own each time, as a new browser or as the one that began.
export async function garbage(port, address, group) {
  const v = from(port, address), action = stepOf(group, 1);
  const fields = v.hidden(await v.get(`/join/${group}?step=1`), action);
  let n = 0;
  return async () => (await v.post(action, { form: { csrf: fields.csrf, version: 0, name: `x${'y'.repeat(400)}${++n}`,
    form_id: fields.form_id.slice(0, 7) + String(n).padStart(6, '0'), go: 'next' } })).status;
}
