// Asking the server, in the language of the page.
export const language = () => document.documentElement.lang;
export const ask = async (address, options) => {
  const answer = await fetch(address, { ...options, headers: { "Accept-Language": language(), "Content-Type": "application/json" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error || (typeof body.detail === "string" && body.detail) || answer.statusText);
  return body;
};
