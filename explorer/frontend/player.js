// Playing to the second; the line that is being said is lit and kept in view.
const media = () => document.querySelector(".player video, .player audio");
const playAt = (seconds) => {
  const player = media();
  player.currentTime = seconds;
  player.play().catch(() => {});
};
document.addEventListener("click", (event) => {
  const hear = event.target.closest("[data-play]");
  if (hear && media()) {
    event.preventDefault();
    playAt(Number(hear.dataset.play));
    if (matchMedia("(max-width: 900px)").matches) media().scrollIntoView({ block: "start" });
    return;
  }
  if (event.target.closest("a, summary")) return;
  const line = event.target.closest(".transcript p[data-t]");
  if (line && media() && !getSelection().toString()) playAt(Number(line.dataset.t));
});
const light = (event) => {
  const now = event.target.currentTime;
  for (const line of document.querySelectorAll(".transcript p[data-t]")) {
    const said = now + 0.05 >= Number(line.dataset.t) && now < Number(line.dataset.end);
    if (said && !line.classList.contains("now")) {
      const box = line.closest(".transcript");
      box.scrollTo({ top: line.offsetTop - box.offsetTop - box.clientHeight / 3, behavior: "smooth" });
    }
    line.classList.toggle("now", said);
    if (said) line.setAttribute("aria-current", "true"); else line.removeAttribute("aria-current");
  }
};
for (const moved of ["timeupdate", "seeked", "loadeddata"]) document.addEventListener(moved, light, true);

// Where nothing is played, the server lights the line that was asked for, and it is brought into view once.
new MutationObserver(() => {
  for (const line of document.querySelectorAll(".silent .transcript p.now:not([data-shown])")) {
    line.dataset.shown = "";
    const box = line.closest(".transcript");
    box.scrollTop = line.offsetTop - box.offsetTop - box.clientHeight / 3;
  }
}).observe(document.body, { childList: true, subtree: true });

// What plays while its place is scrolled away plays on in a corner, until that place is seen again.
const placed = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) target.classList.toggle("afloat", !isIntersecting && (target.classList.contains("afloat") || !media()?.paused));
});
document.addEventListener("play", (event) => {
  const place = event.target.closest(".player");
  if (!place) return;
  placed.disconnect();
  placed.observe(place);
}, true);
