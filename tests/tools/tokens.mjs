// SPDX-License-Identifier: AGPL-3.0-or-later
// tokens.mjs PORT - a server of OAuth 2.0 tokens, for stories: gives them (POST /token),
// says whether one still counts (POST /introspect, for Dovecot), and is told how to
// behave (GET /set?…):
//
//   error=invalid_grant   refuses with that; error= no more
//   expires=3             seconds that the next ones are said to live
//   revoke=1              all that it has given count no more
//
// The client's id is the user's name; its secret is "s3cret", its first refresh token
// "refresh-0", and each refresh token is good once. GET /count: how many it has given.
import { createServer } from 'node:http';

const [port] = process.argv.slice(2);
const given = new Map(); // token → user
let error = '', expires = 3600, count = 0, refresh = 0;

const body = async (request) => {
	let text = '';
	for await (const chunk of request) text += chunk;
	return new URLSearchParams(text);
};

function token(form) {
	const user = form.get('client_id');
	if (error) return [400, { error, error_description: `AADSTS0 made up: ${error}` }];
	if (form.get('client_secret') !== 's3cret')
		return [401, { error: 'invalid_client', error_description: 'AADSTS7000215' }];
	const again = form.get('grant_type') === 'refresh_token';
	if (again && form.get('refresh_token') !== `refresh-${refresh}`)
		return [400, { error: 'invalid_grant', error_description: 'used before' }];
	const made = `token-${++count}-${'x'.repeat(2000)}`;
	given.set(made, user);
	return [200, { token_type: 'Bearer', expires_in: expires, access_token: made,
		...(again ? { refresh_token: `refresh-${++refresh}` } : {}) }];
}

function set(query) {
	if (query.has('error')) error = query.get('error');
	if (query.has('expires')) expires = Number(query.get('expires'));
	if (query.has('revoke')) given.clear();
	return [200, { ok: true }];
}

createServer(async (request, response) => {
	const url = new URL(request.url, 'http://localhost');
	const form = await body(request);
	let [status, answer] = [404, {}];
	if (url.pathname === '/token') [status, answer] = token(form);
	else if (url.pathname === '/set') [status, answer] = set(url.searchParams);
	else if (url.pathname === '/count') [status, answer] = [200, count];
	else if (url.pathname === '/introspect') {
		const user = given.get(form.get('token'));
		[status, answer] = [200, user ? { active: true, username: user } : { active: false }];
	}
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(answer));
}).listen(Number(port), '127.0.0.1', () => console.log('listening'));
