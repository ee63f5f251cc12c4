// Turning pages: the address changes, Streamlit reruns, nothing is loaded again.
// A turn during a run would be overtaken by that run's end, so it waits; of several, the last counts.
let wanted = null;
const isBusy = () => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== "notRunning";
export const turnTo = async (address) => {
  const waits = wanted !== null;
  wanted = address;
  if (waits) return;
  for (const until = performance.now() + 3000; isBusy() && performance.now() < until;) await new Promise(requestAnimationFrame);
  history.pushState({}, "", wanted);
  wanted = null;
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
};
document.addEventListener("click", (event) => {
  const link = event.target.closest('.p a[target="_self"]');
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  turnTo(link.getAttribute("href"));
});
