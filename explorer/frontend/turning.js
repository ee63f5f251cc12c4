// Turning pages: the address changes, Streamlit reruns, nothing is loaded again.
// A turn during a run would be overtaken by that run's end, so it waits; of several, the last counts.
let wanted = null;
const main = () => document.querySelector("[data-testid=stMain]");
const until = async (isSo, milliseconds) => {
  for (const end = performance.now() + milliseconds; !isSo() && performance.now() < end;) await new Promise(requestAnimationFrame);
};
const isBusy = () => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== "notRunning";
export const turnTo = async (address) => {
  const waits = wanted !== null;
  wanted = address;
  if (waits) return;
  await until(() => !isBusy(), 3000);
  history.replaceState({ ...history.state, left: main()?.scrollTop }, "");
  history.pushState({}, "", wanted);
  wanted = null;
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  main()?.scrollTo(0, 0);
};
// Going back leads to where the page was left, once it is drawn again.
addEventListener("popstate", async ({ state }) => {
  if (!state?.left) return;
  const address = location.href;
  await until(isBusy, 500);
  await until(() => location.href !== address || (!isBusy() && main().scrollHeight - main().clientHeight >= state.left), 4000);
  if (location.href === address) main().scrollTo(0, state.left);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest('.p a[href^="/"]:not([download], [href^="/api/"])'); // Streamlit takes targets off
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  turnTo(link.getAttribute("href"));
});
